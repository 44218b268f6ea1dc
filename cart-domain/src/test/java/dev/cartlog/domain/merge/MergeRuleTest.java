package dev.cartlog.domain.merge;

import static dev.cartlog.domain.fixture.Samples.NOON;
import static dev.cartlog.domain.fixture.Samples.cartLine;
import static dev.cartlog.domain.fixture.Samples.eur;
import static dev.cartlog.domain.fixture.Samples.line;
import static dev.cartlog.domain.fixture.Samples.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.merge.MergeOutcome.Kind;
import dev.cartlog.domain.merge.MergeOutcome.Reason;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Sku;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The merge of whole carts: places, prices, room. */
class MergeRuleTest {
    private static final Money TODAY = eur(42);
    private static final Instant EARLY = NOON.minusSeconds(60);
    private static final Instant LATE = NOON.plusSeconds(60);

    private static MergeResult merge(List<CartLine> customer, List<CartLine> guest, int lineLimit) {
        Map<Sku, MergeCaps.ItemCap> caps = new HashMap<>();
        Map<Sku, Money> prices = new HashMap<>();
        for (CartLine line : guest) {
            caps.put(line.sku(), new MergeCaps.ItemCap(100, false, pieces(1), pieces(50), true));
            prices.put(line.sku(), TODAY);
        }
        return MergeRule.apply(new MergeInputs(
                CartPolicy.MERGE,
                QuantityPolicy.MAX,
                customer,
                guest,
                new MergeCaps(lineLimit, pieces(999), caps),
                prices));
    }

    @Test
    void customersLinesKeepTheirPlaceAndPriceAndGuestOnlyLinesFollowAtTodaysPrice() {
        MergeResult result = merge(
                List.of(cartLine("tea", 1), cartLine("cup", 1)),
                List.of(cartLine("jar", 2), cartLine("cup", 5), cartLine("pot", 2, EARLY)),
                200);

        assertThat(result.lines())
                .containsExactly(
                        cartLine("tea", 1),
                        cartLine("cup", 5),
                        cartLine("pot", 2, EARLY).withUnitPrice(TODAY),
                        cartLine("jar", 2).withUnitPrice(TODAY));
    }

    @Test
    void guestOnlyLinesOfTheSameMomentFollowByLineId() {
        List<CartLine> guest =
                Stream.of("a", "b", "c", "d", "e").map(sku -> cartLine(sku, 1)).toList();

        MergeResult result = merge(List.of(), guest, 200);

        assertThat(result.lines())
                .extracting(merged -> merged.lineId().value())
                .isSorted()
                .hasSize(5);
        assertThat(merge(List.of(), guest.reversed(), 200)).isEqualTo(result);
    }

    @Test
    void whenTheLineLimitBitesTheNewestGuestLinesLose() {
        MergeResult result = merge(
                List.of(cartLine("tea", 1)),
                List.of(cartLine("new", 1, LATE), cartLine("tea", 3, LATE), cartLine("old", 1, EARLY)),
                2);

        assertThat(result.lines()).extracting(CartLine::lineId).containsExactly(line("tea"), line("old"));
        assertThat(result.outcomes())
                .containsExactlyInAnyOrder(
                        outcome("old", Kind.ADDED, 1, 1, Optional.empty()),
                        outcome("tea", Kind.COMBINED, 3, 3, Optional.empty()),
                        outcome("new", Kind.NOT_MERGED, 1, 0, Optional.of(Reason.LINE_LIMIT)));
    }

    private static MergeOutcome outcome(String sku, Kind kind, int requested, int granted, Optional<Reason> reason) {
        return new MergeOutcome(line(sku), new Sku(sku), kind, pieces(requested), pieces(granted), reason);
    }

    @Test
    void aLineThatCannotComeTakesNoRoom() {
        List<CartLine> guest = List.of(cartLine("gone", 1, EARLY), cartLine("new", 1));
        MergeCaps caps = new MergeCaps(
                1, pieces(999), Map.of(new Sku("new"), new MergeCaps.ItemCap(5, false, pieces(1), pieces(5), true)));

        MergeResult result = MergeRule.apply(new MergeInputs(
                CartPolicy.MERGE, QuantityPolicy.MAX, List.of(), guest, caps, Map.of(new Sku("new"), TODAY)));

        assertThat(result.outcomes()).extracting(MergeOutcome::outcome).containsExactly(Kind.NOT_MERGED, Kind.ADDED);
    }

    @Test
    void aCartBeyondTheLimitKeepsItsLines() {
        List<CartLine> customer = List.of(cartLine("tea", 1), cartLine("cup", 1), cartLine("pot", 1));

        MergeResult result = merge(customer, List.of(cartLine("new", 1)), 2);

        assertThat(result.lines()).isEqualTo(customer);
    }

    @Test
    void otherAttributesAreAnotherLine() {
        Attributes large = Attributes.of(Map.of("size", "L"));
        CartLine plain = cartLine("tea", 1);
        CartLine larger =
                new CartLine(LineId.of(plain.sku(), large), plain.sku(), plain.name(), large, pieces(2), TODAY, NOON);

        assertThat(merge(List.of(plain), List.of(larger), 200).lines()).containsExactly(plain, larger);
    }

    @Test
    void nothingMeetsNothing() {
        assertThat(merge(List.of(), List.of(), 200)).isEqualTo(new MergeResult(List.of(), List.of(), List.of()));
    }
}
