package dev.cartlog.domain.merge;

import static dev.cartlog.domain.fixture.Samples.cartLine;
import static dev.cartlog.domain.fixture.Samples.line;
import static dev.cartlog.domain.fixture.Samples.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.fixture.Shop;
import dev.cartlog.domain.fixture.Table;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rule of the merge, one line of the guest's at a time, worked out by hand. */
class MergeOfOneLineTest {
    private static final Sku TEA = new Sku("tea");

    @TestFactory
    Stream<DynamicTest> oneLine() {
        return Table.read("merge-of-one-line.table").rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.getFirst(), () -> check(row)));
    }

    private static void check(List<String> row) {
        Circumstances circumstances =
                new Circumstances(Set.copyOf(Arrays.asList(row.get(5).split(" ", -1))));
        OptionalInt customer =
                row.get(3).equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(row.get(3)));
        MergeInputs inputs = circumstances.inputs(
                CartPolicy.valueOf(row.get(1)),
                QuantityPolicy.valueOf(row.get(2)),
                customer,
                Integer.parseInt(row.get(4)));

        MergeResult result = MergeRule.apply(inputs);

        Optional<MergeOutcome.Reason> reason =
                row.get(9).isEmpty() ? Optional.empty() : Optional.of(MergeOutcome.Reason.valueOf(row.get(9)));
        Quantity granted = pieces(Integer.parseInt(row.get(8)));
        assertThat(result.outcomes())
                .containsExactly(new MergeOutcome(
                        line("tea"),
                        TEA,
                        MergeOutcome.Kind.valueOf(row.get(6)),
                        pieces(Integer.parseInt(row.get(7))),
                        granted,
                        reason));
        assertThat(result.lines().stream()
                        .filter(line -> line.sku().equals(TEA))
                        .map(CartLine::quantity)
                        .toList())
                .isEqualTo(granted.isZero() ? List.of() : List.of(granted));
        assertThat(result.dropped())
                .isEqualTo(inputs.cartPolicy() == CartPolicy.USE_GUEST ? inputs.customerLines() : List.of());
    }

    private record Circumstances(Set<String> words) {

        MergeInputs inputs(CartPolicy cartPolicy, QuantityPolicy quantityPolicy, OptionalInt customer, int guest) {
            List<CartLine> customerLines = new ArrayList<>();
            if (words.contains("full") || words.contains("other")) {
                customerLines.add(cartLine("cup", 1));
            }
            customer.ifPresent(quantity -> customerLines.add(cartLine("tea", quantity)));
            MergeCaps caps = new MergeCaps(
                    words.contains("full") ? customerLines.size() : 200,
                    pieces(number("perline", Integer.MAX_VALUE)),
                    words.contains("unknown") ? Map.of() : Map.of(TEA, cap()));
            Map<Sku, Money> prices = words.contains("unpriced") ? Map.of() : Map.of(TEA, Shop.PRICE);
            return new MergeInputs(
                    cartPolicy, quantityPolicy, customerLines, List.of(cartLine("tea", guest)), caps, prices);
        }

        private MergeCaps.ItemCap cap() {
            return new MergeCaps.ItemCap(
                    number("stock", 100),
                    words.contains("backorderable"),
                    pieces(number("min", 1)),
                    pieces(number("max", Integer.MAX_VALUE)),
                    !words.contains("discontinued"));
        }

        private int number(String name, int otherwise) {
            return words.stream()
                    .filter(word -> word.startsWith(name + "="))
                    .map(word -> Integer.parseInt(word.substring(name.length() + 1)))
                    .findFirst()
                    .orElse(otherwise);
        }
    }
}
