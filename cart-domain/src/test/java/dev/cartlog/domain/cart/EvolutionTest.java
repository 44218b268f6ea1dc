package dev.cartlog.domain.cart;

import static dev.cartlog.domain.fixture.Samples.ALICES_CART;
import static dev.cartlog.domain.fixture.Samples.CHECKOUT_ID;
import static dev.cartlog.domain.fixture.Samples.GUEST_CART;
import static dev.cartlog.domain.fixture.Samples.MERGE_ID;
import static dev.cartlog.domain.fixture.Samples.NOON;
import static dev.cartlog.domain.fixture.Samples.SAVED_CART;
import static dev.cartlog.domain.fixture.Samples.added;
import static dev.cartlog.domain.fixture.Samples.aliceCreated;
import static dev.cartlog.domain.fixture.Samples.changed;
import static dev.cartlog.domain.fixture.Samples.eur;
import static dev.cartlog.domain.fixture.Samples.guestCreated;
import static dev.cartlog.domain.fixture.Samples.line;
import static dev.cartlog.domain.fixture.Samples.removed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartCheckedOut;
import dev.cartlog.domain.event.CartEvent.CartCheckoutReleased;
import dev.cartlog.domain.event.CartEvent.CartCleared;
import dev.cartlog.domain.event.CartEvent.CartExpired;
import dev.cartlog.domain.event.CartEvent.CartMergeClaimed;
import dev.cartlog.domain.event.CartEvent.CartMergeRejected;
import dev.cartlog.domain.event.CartEvent.CartMergeReleased;
import dev.cartlog.domain.event.CartEvent.CartMergeRequested;
import dev.cartlog.domain.event.CartEvent.CartMergeReverted;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.event.CartEvent.CartMergedInto;
import dev.cartlog.domain.event.CartEvent.CartOrdered;
import dev.cartlog.domain.event.CartEvent.LineItemRepriced;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.fixture.Histories;
import dev.cartlog.domain.fixture.MergeStage;
import dev.cartlog.domain.fixture.Samples;
import dev.cartlog.domain.fixture.Shop;
import dev.cartlog.domain.fixture.Stage;
import dev.cartlog.domain.fixture.Table;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.LineId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EvolutionTest {

    private static Cart fold(CartEvent... events) {
        return Histories.fold(ALICES_CART, events).orElseThrow();
    }

    private static List<LineId> lineIds(Cart cart) {
        return cart.lines().all().stream().map(CartLine::lineId).toList();
    }

    @Test
    void aCartWithoutItsLedgerIsTheSameInAllElse() {
        Cart cart = fold(aliceCreated(), added("tea", 2));

        assertThat(cart.ledger()).isNotEqualTo(CommandLedger.EMPTY);
        assertThat(cart.withoutLedger().ledger()).isEqualTo(CommandLedger.EMPTY);
        assertThat(cart.withoutLedger())
                .usingRecursiveComparison()
                .ignoringFields("ledger")
                .isEqualTo(cart);
    }

    @Test
    void aChangedLineKeepsItsPlaceAndARemovedOneComesBackLast() {
        Cart changed = fold(aliceCreated(), added("tea", 1), added("cup", 1), changed("tea", 1, 5));
        Cart back = fold(aliceCreated(), added("tea", 1), added("cup", 1), removed("tea", 1), added("tea", 1));

        assertThat(lineIds(changed)).containsExactly(line("tea"), line("cup"));
        assertThat(lineIds(back)).containsExactly(line("cup"), line("tea"));
    }

    @Test
    void repricingAndClearing() {
        Cart repriced = fold(aliceCreated(), added("tea", 2), new LineItemRepriced(line("tea"), Shop.PRICE, eur(5)));

        assertThat(repriced.lines().subtotal("EUR")).isEqualTo(eur(10));
        assertThat(fold(aliceCreated(), added("tea", 2), new CartCleared()).lines())
                .isEqualTo(Lines.NONE);
    }

    @Test
    void everyEventMovesVersionTimeAndHash() {
        Cart cart = fold(aliceCreated(), added("tea", 2));
        RecordedEvent last =
                Histories.of(ALICES_CART, aliceCreated(), added("tea", 2)).getLast();

        assertThat(cart.version()).isEqualTo(new CartVersion(2));
        assertThat(cart.createdAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(cart.updatedAt()).isEqualTo(NOON.plusSeconds(2));
        assertThat(cart.lastHash()).isEqualTo(last.meta().hash());
    }

    @Test
    void onlyAReleaseThatNothingFollowedIsRemembered() {
        CartEvent[] released = Stage.CHECKOUT_RELEASED.history();

        assertThat(fold(released).releasedCheckout()).contains(CHECKOUT_ID);
        CartEvent[] touched = Arrays.copyOf(released, released.length + 1);
        touched[released.length] = changed("tea", 2, 3);
        assertThat(fold(touched).releasedCheckout()).isEmpty();
    }

    @Test
    void aCompletedMergeRemembersWhatWasBefore() {
        Cart cart = fold(MergeStage.COMPLETED.history());

        assertThat(cart.merge(MERGE_ID)).hasValueSatisfying(merge -> {
            assertThat(merge.customerLines()).hasSize(1);
            assertThat(merge.guestLines()).isEqualTo(MergeStage.guestLines());
            assertThat(merge.outcomes()).hasSize(2);
            assertThat(merge.since()).contains(cart.updatedAt());
        });
        assertThat(fold(MergeStage.REVERTED.history()).merge(MERGE_ID))
                .hasValueSatisfying(merge -> assertThat(merge.savedCartId()).contains(SAVED_CART));
    }

    @Test
    void aHistoryBeginsWithACreationAtVersionOne() {
        impossible(Optional.empty(), 1, added("tea", 1));
        impossible(Optional.empty(), 2, aliceCreated());
        impossible(Optional.of(fold(aliceCreated())), 2, aliceCreated());
    }

    @Test
    void versionsHaveNoGapAndNoRepetition() {
        Optional<Cart> cart = Optional.of(fold(aliceCreated()));

        impossible(cart, 3, added("tea", 1));
        impossible(cart, 1, added("tea", 1));
    }

    @Test
    void anotherCartsEventIsImpossible() {
        Cart cart = fold(aliceCreated());
        RecordedEvent foreign = Histories.recorded(SAVED_CART, 2, cart.lastHash(), added("tea", 1));

        assertThatExceptionOfType(ImpossibleEvent.class).isThrownBy(() -> Evolution.evolve(Optional.of(cart), foreign));
    }

    @Test
    void linesThatAreNotThereCannotChangeAndLinesThatAreCannotBeAdded() {
        Optional<Cart> cart = Optional.of(fold(aliceCreated(), added("tea", 1)));

        impossible(cart, 3, changed("cup", 1, 2));
        impossible(cart, 3, removed("cup", 1));
        impossible(cart, 3, new LineItemRepriced(line("cup"), Shop.PRICE, eur(1)));
        impossible(cart, 3, added("tea", 1));
    }

    @Test
    void stepsOfUnknownMergesAndOtherAttemptsAreImpossible() {
        Optional<Cart> unknown = Optional.of(fold(MergeStage.UNKNOWN.history()));
        Optional<Cart> requested = Optional.of(fold(MergeStage.REQUESTED.history()));
        Optional<Cart> merging = Histories.fold(GUEST_CART, Stage.MERGING.history());

        impossible(unknown, 3, mergeEvent("CartMerged"));
        impossible(unknown, 3, new CartMergeRejected(MERGE_ID, 1, "test"));
        impossible(unknown, 3, new CartMergeReverted(MERGE_ID, List.of(), SAVED_CART));
        impossible(requested, 4, new CartMergeRejected(MERGE_ID, 2, "test"));
        impossible(merging, 4, new CartMergeReleased(MERGE_ID, 2, "test"));
        impossible(merging, 4, new CartMergedInto(CHECKOUT_ID, ALICES_CART));
        impossible(merging, 4, new CartMergedInto(MERGE_ID, SAVED_CART));
    }

    @Test
    void checkoutsEndUnderTheirOwnId() {
        Optional<Cart> checkedOut = Optional.of(fold(Stage.CHECKED_OUT.history()));
        Optional<Cart> released = Optional.of(fold(Stage.CHECKOUT_RELEASED.history()));

        impossible(checkedOut, 4, new CartOrdered(MERGE_ID, "order-1"));
        impossible(checkedOut, 4, new CartCheckoutReleased(MERGE_ID, "test"));
        impossible(released, 5, new CartOrdered(MERGE_ID, "order-1"));
    }

    private static void impossible(Optional<Cart> cart, long version, CartEvent event) {
        CartId cartId = cart.map(Cart::cartId).orElse(ALICES_CART);
        String previousHash = cart.map(Cart::lastHash).orElse(EventMeta.GENESIS_HASH);
        RecordedEvent next = Histories.recorded(cartId, version, previousHash, event);

        assertThatExceptionOfType(ImpossibleEvent.class)
                .as(event.type())
                .isThrownBy(() -> Evolution.evolve(cart, next));
    }

    /** Which events can follow at which point of a cart's life, as a table; one that cannot stops whoever folds. */
    @TestFactory
    Stream<DynamicTest> onlyDecisionsOfTheRulesCanFollow() {
        return Table.read("events-on-guest-carts.table")
                .cells()
                .map(cell -> DynamicTest.dynamicTest(
                        cell.row() + " when " + cell.column(),
                        () -> assertFollows(
                                GUEST_CART,
                                Stage.valueOf(cell.column()).history(),
                                guestEvent(cell.row()),
                                cell.text())));
    }

    @TestFactory
    Stream<DynamicTest> onlyDecisionsOfTheMergeRulesCanFollow() {
        return Table.read("events-on-customer-carts.table")
                .cells()
                .map(cell -> DynamicTest.dynamicTest(
                        cell.row() + " when " + cell.column(),
                        () -> assertFollows(
                                ALICES_CART,
                                MergeStage.valueOf(cell.column()).history(),
                                mergeEvent(cell.row()),
                                cell.text())));
    }

    private static void assertFollows(CartId cartId, CartEvent[] history, CartEvent event, String expected) {
        Optional<Cart> cart = Histories.fold(cartId, history);
        if (expected.isEmpty()) {
            impossible(cart, history.length + 1L, event);
            return;
        }
        String previousHash = cart.map(Cart::lastHash).orElse(EventMeta.GENESIS_HASH);
        Cart after = Evolution.evolve(cart, Histories.recorded(cartId, history.length + 1L, previousHash, event));
        assertThat(after.phase().status()).isEqualTo(expected);
    }

    private static CartEvent guestEvent(String type) {
        return Objects.requireNonNull(Map.<String, CartEvent>ofEntries(
                        Map.entry("CartCreated", guestCreated()),
                        Map.entry("LineItemAdded", added("cup", 1)),
                        Map.entry("LineItemQuantityChanged", changed("tea", 2, 3)),
                        Map.entry("LineItemRemoved", removed("tea", 2)),
                        Map.entry("LineItemRepriced", new LineItemRepriced(line("tea"), Shop.PRICE, eur(1))),
                        Map.entry("CartCleared", new CartCleared()),
                        Map.entry(
                                "CartMergeClaimed",
                                new CartMergeClaimed(MERGE_ID, 2, ALICES_CART, new CartVersion(2), List.of())),
                        Map.entry("CartMergeReleased", new CartMergeReleased(MERGE_ID, 1, "test")),
                        Map.entry("CartMergedInto", new CartMergedInto(MERGE_ID, ALICES_CART)),
                        Map.entry("CartCheckedOut", new CartCheckedOut(Samples.CHECKOUT_ID, List.of(), eur(0))),
                        Map.entry("CartCheckoutReleased", new CartCheckoutReleased(CHECKOUT_ID, "test")),
                        Map.entry("CartOrdered", new CartOrdered(CHECKOUT_ID, "order-1")),
                        Map.entry("CartExpired", new CartExpired(NOON)))
                .get(type));
    }

    private static CartEvent mergeEvent(String type) {
        return Objects.requireNonNull(Map.of(
                        "CartMergeRequested",
                        new CartMergeRequested(MERGE_ID, 2, GUEST_CART, CartPolicy.MERGE, QuantityPolicy.MAX),
                        "CartMerged",
                        Arrays.stream(MergeStage.COMPLETED.history())
                                .filter(CartMerged.class::isInstance)
                                .findFirst()
                                .orElseThrow(),
                        "CartMergeRejected",
                        new CartMergeRejected(MERGE_ID, 1, "test"),
                        "CartMergeReverted",
                        new CartMergeReverted(MERGE_ID, List.of(), SAVED_CART))
                .get(type));
    }
}
