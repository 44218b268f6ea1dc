package dev.cartlog.domain.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.fixture.RandomMerges;
import dev.cartlog.domain.fixture.Seeds;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds of every merge, over random pairs of carts and every policy. A failure names its seed. */
class MergePropertiesTest {
    private static final int PAIRS = 10_000;

    /** Every pair under every policy. */
    private static void everyMerge(int pairs, BiConsumer<MergeInputs, MergeResult> property) {
        for (long seed = 0; seed < pairs; seed++) {
            MergeInputs pair = RandomMerges.draw(new Seeds(seed));
            for (CartPolicy cartPolicy : CartPolicy.values()) {
                for (QuantityPolicy quantityPolicy : QuantityPolicy.values()) {
                    MergeInputs inputs = RandomMerges.with(pair, cartPolicy, quantityPolicy);
                    check(property, inputs, seed);
                }
            }
        }
    }

    private static void check(BiConsumer<MergeInputs, MergeResult> property, MergeInputs inputs, long seed) {
        try {
            property.accept(inputs, MergeRule.apply(inputs));
        } catch (AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + ", " + inputs.cartPolicy() + ", " + inputs.quantityPolicy() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    @Test
    void theCheckerFindsNothing() {
        everyMerge(PAIRS, (inputs, result) -> expect(MergeChecker.violations(inputs, result)));
    }

    private static void expect(List<String> violations) {
        if (!violations.isEmpty()) {
            throw new AssertionError(violations.toString());
        }
    }

    @Test
    void theOrderInWhichGuestLinesAreHandedOverDoesNotMatter() {
        everyMerge(PAIRS / 5, (inputs, result) -> {
            List<CartLine> shuffled = new ArrayList<>(inputs.guestLines());
            new Seeds(result.hashCode()).shuffle(shuffled);
            MergeInputs again = new MergeInputs(
                    inputs.cartPolicy(),
                    inputs.quantityPolicy(),
                    inputs.customerLines(),
                    shuffled,
                    inputs.caps(),
                    inputs.prices());
            if (!MergeRule.apply(again).equals(result)) {
                throw new AssertionError("another result for shuffled guest lines");
            }
        });
    }

    @Test
    void aSecondMergeOfTheSameCartUnderMaxChangesNothing() {
        for (long seed = 0; seed < PAIRS; seed++) {
            MergeInputs inputs = RandomMerges.draw(new Seeds(seed));
            List<CartLine> once = MergeRule.apply(inputs).lines();

            assertThat(merge(once, inputs.guestLines(), inputs))
                    .as("seed " + seed)
                    .isEqualTo(once);
        }
    }

    @Test
    void theOrderOfSignInsDoesNotMatterUnderMax() {
        for (long seed = 0; seed < PAIRS; seed++) {
            Seeds seeds = new Seeds(seed);
            MergeInputs first = roomy(RandomMerges.draw(seeds));
            List<CartLine> second = RandomMerges.lines(seeds);

            List<CartLine> oneWay = merge(merge(first.customerLines(), first.guestLines(), first), second, first);
            List<CartLine> otherWay = merge(merge(first.customerLines(), second, first), first.guestLines(), first);

            assertThat(quantities(oneWay)).as("seed " + seed).isEqualTo(quantities(otherWay));
        }
    }

    @Test
    void maxIsIdempotentCommutativeAndAssociative() {
        for (int a = 0; a < 6; a++) {
            for (int b = 0; b < 6; b++) {
                for (int c = 0; c < 6; c++) {
                    assertThat(max(a, a)).isEqualTo(a);
                    assertThat(max(a, b)).isEqualTo(max(b, a));
                    assertThat(max(max(a, b), c)).isEqualTo(max(a, max(b, c)));
                }
            }
        }
    }

    private static int max(int customer, int guest) {
        return QuantityPolicy.MAX
                .combine(new Quantity(customer), new Quantity(guest))
                .pieces();
    }

    /** The same world with room for every line: room is the one thing that goes to whoever comes first. */
    private static MergeInputs roomy(MergeInputs inputs) {
        MergeCaps caps =
                new MergeCaps(200, inputs.caps().perLineMaximum(), inputs.caps().items());
        return new MergeInputs(
                CartPolicy.MERGE,
                QuantityPolicy.MAX,
                inputs.customerLines(),
                inputs.guestLines(),
                caps,
                inputs.prices());
    }

    private static List<CartLine> merge(List<CartLine> customer, List<CartLine> guest, MergeInputs world) {
        return MergeRule.apply(new MergeInputs(
                        CartPolicy.MERGE, QuantityPolicy.MAX, customer, guest, world.caps(), world.prices()))
                .lines();
    }

    private static Map<String, Integer> quantities(List<CartLine> lines) {
        Map<String, Integer> quantities = new TreeMap<>();
        lines.forEach(
                line -> quantities.put(line.lineId().value(), line.quantity().pieces()));
        return quantities;
    }

    @Test
    void theCheckerKnowsWrongMerges() {
        Seeds seeds = new Seeds(7);
        Map<String, Integer> caught = new TreeMap<>();
        for (int n = 0; n < 1_000; n++) {
            MergeInputs inputs = RandomMerges.with(
                    RandomMerges.draw(seeds),
                    seeds.oneOf(List.of(CartPolicy.values())),
                    seeds.oneOf(List.of(QuantityPolicy.values())));
            MergeResult right = MergeRule.apply(inputs);
            for (WrongMerge wrong : WrongMerge.values()) {
                MergeResult result = wrong.spoil(inputs, right);
                if (!result.equals(right)) {
                    assertThat(MergeChecker.violations(inputs, result))
                            .as(wrong.name())
                            .isNotEmpty();
                    caught.merge(wrong.name(), 1, Integer::sum);
                }
            }
        }
        assertThat(caught.keySet()).hasSize(WrongMerge.values().length);
    }
}
