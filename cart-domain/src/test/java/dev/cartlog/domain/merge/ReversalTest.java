package dev.cartlog.domain.merge;

import static dev.cartlog.domain.fixture.Samples.GUEST_CART;
import static dev.cartlog.domain.fixture.Samples.MERGE_ID;
import static dev.cartlog.domain.fixture.Samples.NOON;
import static dev.cartlog.domain.fixture.Samples.cartLine;
import static dev.cartlog.domain.fixture.Samples.eur;
import static dev.cartlog.domain.fixture.Samples.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.fixture.RandomMerges;
import dev.cartlog.domain.fixture.Seeds;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReversalTest {
    private static final Quantity SHOP_MAXIMUM = pieces(999);

    private static Merge completed(MergeInputs inputs) {
        MergeResult result = MergeRule.apply(inputs);
        return Merge.requested(MERGE_ID, 1, GUEST_CART, inputs.cartPolicy(), inputs.quantityPolicy(), NOON)
                .completed(result.outcomes(), inputs.customerLines(), inputs.guestLines(), NOON);
    }

    /** A merge in a world where everything is to be had. */
    private static Merge completed(
            CartPolicy cartPolicy, QuantityPolicy quantityPolicy, List<CartLine> customer, List<CartLine> guest) {
        MergeCaps.ItemCap plenty = new MergeCaps.ItemCap(0, true, pieces(1), pieces(999), true);
        Map<Sku, MergeCaps.ItemCap> items =
                Map.of(new Sku("tea"), plenty, new Sku("cup"), plenty, new Sku("pot"), plenty);
        MergeCaps caps = new MergeCaps(200, SHOP_MAXIMUM, items);
        return completed(new MergeInputs(
                cartPolicy,
                quantityPolicy,
                customer,
                guest,
                caps,
                Map.of(new Sku("tea"), eur(5), new Sku("cup"), eur(6), new Sku("pot"), eur(7))));
    }

    private static List<CartLine> reverted(Merge merge, CartLine... current) {
        return Reversal.lines(merge, List.of(current), SHOP_MAXIMUM);
    }

    private static List<CartLine> customers(int tea) {
        return List.of(cartLine("tea", tea), cartLine("pot", 1));
    }

    @Test
    void anUntouchedCartIsExactlyAsBeforeUnderEveryPolicy() {
        for (long seed = 0; seed < 5_000; seed++) {
            MergeInputs pair = RandomMerges.draw(new Seeds(seed));
            for (CartPolicy cartPolicy : CartPolicy.values()) {
                for (QuantityPolicy quantityPolicy : QuantityPolicy.values()) {
                    MergeInputs inputs = RandomMerges.with(pair, cartPolicy, quantityPolicy);
                    List<CartLine> merged = MergeRule.apply(inputs).lines();

                    assertThat(Reversal.lines(completed(inputs), merged, SHOP_MAXIMUM))
                            .as("seed %s, %s, %s", seed, cartPolicy, quantityPolicy)
                            .isEqualTo(inputs.customerLines());
                }
            }
        }
    }

    @Test
    void aMergedLineGivesBackWhatTheMergeBrought() {
        Merge merge = completed(
                CartPolicy.MERGE, QuantityPolicy.SUM, customers(2), List.of(cartLine("tea", 3), cartLine("cup", 4)));

        assertThat(reverted(merge, cartLine("tea", 9), cartLine("pot", 1), cartLine("cup", 6)))
                .containsExactly(cartLine("tea", 6), cartLine("pot", 1), cartLine("cup", 2));
        assertThat(reverted(merge, cartLine("tea", 3), cartLine("pot", 8), cartLine("cup", 4)))
                .containsExactly(cartLine("pot", 8));
        assertThat(reverted(merge, cartLine("tea", 2), cartLine("cup", 1))).isEmpty();
    }

    @Test
    void linesRemovedSinceStayRemoved() {
        Merge merge = completed(CartPolicy.MERGE, QuantityPolicy.SUM, customers(2), List.of(cartLine("tea", 3)));

        assertThat(reverted(merge, cartLine("pot", 1))).containsExactly(cartLine("pot", 1));
        assertThat(reverted(merge)).isEmpty();
    }

    @Test
    void aLineThatThePolicyShrankGrowsBackButNotBeyondTheMaximum() {
        Merge merge = completed(CartPolicy.MERGE, QuantityPolicy.GUEST, customers(900), List.of(cartLine("tea", 1)));

        assertThat(reverted(merge, cartLine("tea", 1))).containsExactly(cartLine("tea", 900));
        assertThat(reverted(merge, cartLine("tea", 50))).containsExactly(cartLine("tea", 949));
        assertThat(reverted(merge, cartLine("tea", 500))).containsExactly(cartLine("tea", 999));
    }

    @Test
    void linesThatHadToGoComeBackAtTheirOwnPriceAndInTheirPlace() {
        Merge merge = completed(
                CartPolicy.USE_GUEST,
                QuantityPolicy.MAX,
                customers(2),
                List.of(cartLine("cup", 4), cartLine("tea", 5)));
        CartLine guestsTea = cartLine("tea", 5).withUnitPrice(eur(5));
        CartLine own = cartLine("jar", 1);

        assertThat(reverted(merge, cartLine("cup", 4), guestsTea, own))
                .containsExactly(cartLine("tea", 2), cartLine("pot", 1), own);
        assertThat(reverted(merge, cartLine("cup", 4), guestsTea.withQuantity(pieces(8))))
                .as("what the customer added since stays")
                .containsExactly(cartLine("tea", 5), cartLine("pot", 1));
        assertThat(reverted(merge, cartLine("cup", 4), guestsTea.withQuantity(pieces(1))))
                .containsExactly(cartLine("tea", 2), cartLine("pot", 1));
    }

    @Test
    void aLineTheGuestTookOverAndTheCustomerRemovedSinceStaysRemoved() {
        Merge merge = completed(CartPolicy.USE_GUEST, QuantityPolicy.MAX, customers(2), List.of(cartLine("tea", 5)));

        assertThat(reverted(merge)).containsExactly(cartLine("pot", 1));
    }

    @Test
    void aLineThatHadToGoAndTheCustomerPutInAgainIsNotDoubled() {
        Merge merge = completed(CartPolicy.USE_GUEST, QuantityPolicy.MAX, customers(2), List.of(cartLine("cup", 5)));
        CartLine again = cartLine("pot", 7, NOON.plusSeconds(9));

        assertThat(reverted(merge, cartLine("cup", 5), again)).containsExactly(cartLine("tea", 2), again);
    }

    @Test
    void linesThatWereNotMergedAreLeftAlone() {
        Merge merge = completed(CartPolicy.USE_CUSTOMER, QuantityPolicy.SUM, customers(2), List.of(cartLine("tea", 3)));

        assertThat(reverted(merge, cartLine("tea", 9))).containsExactly(cartLine("tea", 9));
    }

    /** Per merged line max(0, current − (granted − c)), for any cart that came of it since. */
    @Test
    void theFormulaHoldsForCartsThatChangedSince() {
        for (long seed = 0; seed < 5_000; seed++) {
            Seeds seeds = new Seeds(seed);
            MergeInputs inputs = RandomMerges.with(
                    RandomMerges.draw(seeds), CartPolicy.MERGE, seeds.oneOf(List.of(QuantityPolicy.values())));
            Merge merge = completed(inputs);
            List<CartLine> current = new ArrayList<>(MergeRule.apply(inputs).lines());
            current.removeIf(any -> seeds.onceIn(4));
            current.replaceAll(any -> any.withQuantity(pieces(seeds.between(1, 20))));

            List<CartLine> expected =
                    current.stream().flatMap(now -> left(now, merge).stream()).toList();

            assertThat(Reversal.lines(merge, current, SHOP_MAXIMUM))
                    .as("seed " + seed)
                    .isEqualTo(expected);
        }
    }

    private static Optional<CartLine> left(CartLine now, Merge merge) {
        Optional<MergeOutcome> outcome = merge.outcomes().stream()
                .filter(o -> o.lineId().equals(now.lineId()) && o.outcome() != MergeOutcome.Kind.NOT_MERGED)
                .findFirst();
        int c = Stream.concat(merge.customerLines().stream(), Stream.of(now.withQuantity(pieces(0))))
                .filter(was -> was.lineId().equals(now.lineId()))
                .findFirst()
                .orElseThrow()
                .quantity()
                .pieces();
        int gain = outcome.map(o -> o.granted().pieces() - c).orElse(0);
        int left = Math.max(0, now.quantity().pieces() - gain);
        return left == 0 ? Optional.empty() : Optional.of(now.withQuantity(pieces(left)));
    }
}
