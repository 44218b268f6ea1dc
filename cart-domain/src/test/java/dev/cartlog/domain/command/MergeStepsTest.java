package dev.cartlog.domain.command;

import static dev.cartlog.domain.fixture.Samples.ALICES_CART;
import static dev.cartlog.domain.fixture.Samples.ALICE_OWNER;
import static dev.cartlog.domain.fixture.Samples.GUEST_CART;
import static dev.cartlog.domain.fixture.Samples.MERGE_ID;
import static dev.cartlog.domain.fixture.Samples.NOON;
import static dev.cartlog.domain.fixture.Samples.SAVED_CART;
import static dev.cartlog.domain.fixture.Samples.added;
import static dev.cartlog.domain.fixture.Samples.aliceCreated;
import static dev.cartlog.domain.fixture.Samples.cartLine;
import static dev.cartlog.domain.fixture.Samples.eur;
import static dev.cartlog.domain.fixture.Samples.pieces;
import static dev.cartlog.domain.fixture.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.CompleteMerge;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.CartCommand.RequestMerge;
import dev.cartlog.domain.command.CartCommand.RevertMerge;
import dev.cartlog.domain.command.CartCommand.SaveCart;
import dev.cartlog.domain.command.Refusal.FieldError;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartCreated;
import dev.cartlog.domain.event.CartEvent.CartMergeClaimed;
import dev.cartlog.domain.event.CartEvent.CartMergeRejected;
import dev.cartlog.domain.event.CartEvent.CartMergeRequested;
import dev.cartlog.domain.event.CartEvent.CartMergeReverted;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.fixture.Histories;
import dev.cartlog.domain.fixture.MergeStage;
import dev.cartlog.domain.fixture.Scenario;
import dev.cartlog.domain.fixture.Shop;
import dev.cartlog.domain.fixture.Stage;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeCaps;
import dev.cartlog.domain.merge.MergeRule;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The steps of a merge beyond what the tables tell: what their events hold, and the limits of undoing one. */
class MergeStepsTest {
    private static final CreateCart CREATE = new CreateCart("default", "EUR", ALICE_OWNER);

    private static RequestMerge request(int attemptMin, CartPolicy cartPolicy) {
        return new RequestMerge(MERGE_ID, attemptMin, GUEST_CART, cartPolicy, QuantityPolicy.MAX, CREATE);
    }

    private static CartMergeRequested requested(int attempt, CartPolicy cartPolicy) {
        return new CartMergeRequested(MERGE_ID, attempt, GUEST_CART, cartPolicy, QuantityPolicy.MAX);
    }

    private static Instant completedAt() {
        return NOON.plusSeconds(MergeStage.COMPLETED.history().length);
    }

    @Test
    void aMissingTargetIsCreatedInTheGuestsCurrencyWithTheRequest() {
        CreateCart ifMissing = new CreateCart("default", "CHF", ALICE_OWNER);

        given().when(new RequestMerge(MERGE_ID, 1, GUEST_CART, CartPolicy.MERGE, QuantityPolicy.MAX, ifMissing))
                .then(new CartCreated("default", "CHF", ALICE_OWNER, Optional.empty()), requested(1, CartPolicy.MERGE));
    }

    @Test
    void aRetryIsTheNextAttemptOrTheOneTheGuestsCartStillTakes() {
        Scenario rejected = MergeStage.REJECTED.given();

        rejected.when(request(1, CartPolicy.MERGE)).then(requested(2, CartPolicy.MERGE));
        rejected.when(request(7, CartPolicy.MERGE)).then(requested(7, CartPolicy.MERGE));
        rejected.when(request(1, CartPolicy.USE_GUEST)).then(requested(2, CartPolicy.USE_GUEST));
        MergeStage.UNKNOWN.given().when(request(3, CartPolicy.MERGE)).then(requested(3, CartPolicy.MERGE));
    }

    @Test
    void aClaimTakesASnapshotOfTheGuestsCart() {
        Stage.ACTIVE
                .given()
                .when(new ClaimCart(MERGE_ID, 1, ALICES_CART))
                .then(new CartMergeClaimed(
                        MERGE_ID,
                        1,
                        ALICES_CART,
                        new CartVersion(2),
                        List.of(cartLine("tea", 2, NOON.plusSeconds(2)))));
    }

    @Test
    void aLaterAttemptTakesTheClaimOfAVoidOneOver() {
        Stage.MERGING
                .given()
                .when(new ClaimCart(MERGE_ID, 2, ALICES_CART))
                .then(new CartMergeClaimed(
                        MERGE_ID,
                        2,
                        ALICES_CART,
                        new CartVersion(3),
                        List.of(cartLine("tea", 2, NOON.plusSeconds(2)))));
    }

    @Test
    void theCompletedMergeHoldsEveryInputAndRecomputesFromThem() {
        Shop shop = Shop.selling("tea", "cup").stock("tea", 2).price("cup", eur(42));

        Scenario.Then then =
                MergeStage.REQUESTED.given().in(shop).when(new CompleteMerge(MERGE_ID, 1, MergeStage.guestLines()));

        CartMerged merged =
                (CartMerged) ((Decision.Accepted) then.decision()).events().getFirst();
        assertThat(merged.ruleVersion()).isEqualTo(MergeRule.RULE_VERSION);
        assertThat(merged.customerLines()).containsExactly(cartLine("tea", 2, NOON.plusSeconds(2)));
        assertThat(merged.guestLines()).isEqualTo(MergeStage.guestLines());
        assertThat(merged.caps().items().keySet()).containsExactlyInAnyOrder(new Sku("tea"), new Sku("cup"));
        assertThat(merged.prices()).containsEntry(new Sku("cup"), eur(42));
        assertThat(MergeRule.apply(merged.inputs()).outcomes()).isEqualTo(merged.outcomes());
        assertThat(MergeRule.apply(merged.inputs()).lines()).isEqualTo(merged.lines());
    }

    @Test
    void aCartThatClosedMeanwhileFailsTheAttemptAndSaysWhy() {
        MergeStage.REQUESTED_CHECKED_OUT
                .given()
                .when(new CompleteMerge(MERGE_ID, 1, MergeStage.guestLines()))
                .then(new CartMergeRejected(MERGE_ID, 1, "CART_CHECKED_OUT"));
    }

    @Test
    void aMergeCanBeUndoneForThirtyMinutes() {
        Scenario completed = MergeStage.COMPLETED.given();
        CartMergeReverted reverted =
                new CartMergeReverted(MERGE_ID, List.of(cartLine("tea", 2, NOON.plusSeconds(2))), SAVED_CART);
        Duration window = Limits.STANDARD.revertWindow();

        assertThat(window).isEqualTo(Duration.ofMinutes(30));
        completed.at(completedAt().plus(window)).when(new RevertMerge(MERGE_ID)).then(reverted);
        completed
                .at(completedAt().plus(window).plusMillis(1))
                .when(new RevertMerge(MERGE_ID))
                .thenRefused(RefusalReason.MERGE_ALREADY_DECIDED);
        completed
                .at(completedAt().minus(Duration.ofHours(1)))
                .when(new RevertMerge(MERGE_ID))
                .then(reverted);
    }

    @Test
    void undoingStopsWhereTheCartHasNoRoomForWhatWouldComeBack() {
        CartEvent[] history = {
            aliceCreated(),
            added("tea", 1),
            added("cup", 1),
            requested(1, CartPolicy.USE_GUEST),
            new CartMerged(
                    MERGE_ID,
                    1,
                    1,
                    GUEST_CART,
                    CartPolicy.USE_GUEST,
                    QuantityPolicy.MAX,
                    List.of(cartLine("tea", 1), cartLine("cup", 1)),
                    List.of(),
                    new MergeCaps(2, pieces(9), Map.of()),
                    Map.of(),
                    List.of(),
                    List.of()),
            added("pot", 1)
        };

        given(history)
                .under(new Limits(2, pieces(9), Duration.ofMinutes(30)))
                .when(new RevertMerge(MERGE_ID))
                .thenRefused(
                        RefusalReason.LINE_LIMIT,
                        FieldError.at("", RefusalReason.LINE_LIMIT).limits(3, 2));
        given(history)
                .under(new Limits(3, pieces(9), Duration.ofMinutes(30)))
                .when(new RevertMerge(MERGE_ID))
                .then(new CartMergeReverted(
                        MERGE_ID,
                        List.of(
                                cartLine("tea", 1),
                                cartLine("cup", 1),
                                cartLine("pot", 1, NOON.plusSeconds(history.length))),
                        SAVED_CART));
    }

    @Test
    void theSavedCartHoldsTheGuestsLinesAndIsWrittenOnce() {
        SaveCart save = new SaveCart(MERGE_ID, CREATE, MergeStage.guestLines());
        CartCreated created = new CartCreated("default", "EUR", ALICE_OWNER, Optional.of(MERGE_ID));

        given(SAVED_CART).when(save).then(created, added("tea", 3), added("cup", 1));
        given(SAVED_CART, created, added("tea", 3), added("cup", 1)).when(save).thenNothing();
        given(SAVED_CART, aliceCreated()).when(save).thenRefused(RefusalReason.OUTDATED_STEP);
    }

    /** A state record must not grow without end however often a customer signs in. */
    @Test
    void onlyTheNewestMergesKeepTheirLinesAndTheOthersCannotBeUndone() {
        List<CartEvent> history = new ArrayList<>(List.of(aliceCreated()));
        List<UUID> merges = new ArrayList<>();
        for (int n = 0; n <= Cart.MERGES_DETAILED_MAX; n++) {
            UUID mergeId = new UUID(0, n);
            merges.add(mergeId);
            history.add(new CartMergeRequested(mergeId, 1, GUEST_CART, CartPolicy.MERGE, QuantityPolicy.MAX));
            history.add(merged(mergeId));
        }
        CartEvent[] events = history.toArray(CartEvent[]::new);
        Cart cart = Histories.fold(ALICES_CART, events).orElseThrow();

        assertThat(cart.merges().values()).filteredOn(Merge::isDetailed).hasSize(Cart.MERGES_DETAILED_MAX);
        assertThat(cart.merge(merges.getFirst())).hasValueSatisfying(merge -> {
            assertThat(merge.isDetailed()).isFalse();
            assertThat(merge.guestLines()).isEmpty();
            assertThat(merge.attempt()).isEqualTo(1);
        });
        Scenario scenario = given(events);
        scenario.when(new RevertMerge(merges.getFirst())).thenRefused(RefusalReason.MERGE_ALREADY_DECIDED);
        scenario.when(new CompleteMerge(merges.getFirst(), 1, MergeStage.guestLines()))
                .thenNothing();
        assertThat(scenario.when(new RevertMerge(merges.get(1))).inOneWord()).isEqualTo("CartMergeReverted");
    }

    private static CartMerged merged(UUID mergeId) {
        return new CartMerged(
                mergeId,
                1,
                1,
                GUEST_CART,
                CartPolicy.MERGE,
                QuantityPolicy.MAX,
                List.of(),
                List.of(cartLine("tea", 1)),
                new MergeCaps(2, pieces(9), Map.of()),
                Map.of(),
                List.of(),
                List.of());
    }

    @Test
    void aCartTakesPartInABoundedNumberOfMerges() {
        CartEvent[] history = new CartEvent[Cart.MERGES_MAX + 1];
        history[0] = aliceCreated();
        for (int n = 1; n <= Cart.MERGES_MAX; n++) {
            history[n] = new CartMergeRequested(new UUID(0, n), 1, GUEST_CART, CartPolicy.MERGE, QuantityPolicy.MAX);
        }

        given(history)
                .when(request(1, CartPolicy.MERGE))
                .thenRefused(
                        RefusalReason.LINE_LIMIT,
                        FieldError.at("/guestCartId", RefusalReason.LINE_LIMIT)
                                .limits(Cart.MERGES_MAX + 1L, Cart.MERGES_MAX));
    }
}
