package dev.cartlog.domain.upkeep;

import static dev.cartlog.domain.fixture.Samples.ALICES_CART;
import static dev.cartlog.domain.fixture.Samples.CHECKOUT_ID;
import static dev.cartlog.domain.fixture.Samples.GUEST_CART;
import static dev.cartlog.domain.fixture.Samples.MERGE_ID;
import static dev.cartlog.domain.fixture.Samples.NOON;
import static dev.cartlog.domain.fixture.Samples.SAVED_CART;
import static dev.cartlog.domain.fixture.Samples.added;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.fixture.Histories;
import dev.cartlog.domain.fixture.MergeStage;
import dev.cartlog.domain.fixture.Stage;
import dev.cartlog.domain.value.CartId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code given(history).then(what is due and when)}. The n-th event of a history occurs n seconds after noon. */
class DeadlinesTest {
    private static final Deadlines DEADLINES =
            new Deadlines(Duration.ofDays(30), Duration.ofDays(90), Duration.ofHours(2), Duration.ofSeconds(15));

    private static Cart given(CartId cartId, CartEvent... history) {
        return Histories.fold(cartId, history).orElseThrow();
    }

    private static Cart given(Stage stage) {
        return given(stage == Stage.SAVED ? SAVED_CART : GUEST_CART, stage.history());
    }

    private static Cart given(MergeStage stage) {
        return given(ALICES_CART, stage.history());
    }

    private static Instant second(int n) {
        return NOON.plusSeconds(n);
    }

    private static Due idle(int lastEvent, Duration idleMax) {
        return new Due.Idle(second(lastEvent).plus(idleMax), second(lastEvent));
    }

    @Test
    void aGuestsCartExpiresThirtyDaysAfterItsLastEvent() {
        assertThat(DEADLINES.of(given(Stage.ACTIVE))).containsExactly(idle(2, Duration.ofDays(30)));
    }

    @Test
    void anEmptyCartExpiresToo() {
        assertThat(DEADLINES.of(given(Stage.EMPTY))).containsExactly(idle(1, Duration.ofDays(30)));
    }

    @Test
    void aCustomersCartHasItsOwnIdleTime() {
        assertThat(DEADLINES.of(given(MergeStage.UNKNOWN))).containsExactly(idle(2, Duration.ofDays(90)));
    }

    @Test
    void everyEventStartsTheIdleTimeAnew() {
        Cart touched = given(GUEST_CART, Stage.EMPTY.history()[0], added("tea", 1), added("cup", 1), added("pot", 1));

        assertThat(DEADLINES.of(touched)).containsExactly(idle(4, Duration.ofDays(30)));
    }

    @Test
    void aCheckoutIsReleasedWhenNobodyAnswersAndDoesNotExpire() {
        assertThat(DEADLINES.of(given(Stage.CHECKED_OUT)))
                .containsExactly(new Due.CheckoutUnanswered(second(3).plus(Duration.ofHours(2)), CHECKOUT_ID));
    }

    @Test
    void aReleasedCheckoutLeavesACartThatExpires() {
        assertThat(DEADLINES.of(given(Stage.CHECKOUT_RELEASED))).containsExactly(idle(4, Duration.ofDays(30)));
    }

    @Test
    void aRequestedMergeIsResumedThoughTheCustomerGoesOnShopping() {
        CartEvent[] shopping = Stream.concat(
                        Arrays.stream(MergeStage.REQUESTED.history()), Stream.of(added("cup", 1), added("pot", 1)))
                .toArray(CartEvent[]::new);

        assertThat(DEADLINES.of(given(ALICES_CART, shopping)))
                .containsExactly(new Due.MergeUnfinished(second(3 + 15), MERGE_ID), idle(5, Duration.ofDays(90)));
    }

    @Test
    void aRetryOfAMergeCountsFromTheRetry() {
        assertThat(DEADLINES.of(given(MergeStage.REQUESTED_AGAIN)))
                .contains(new Due.MergeUnfinished(second(5 + 15), MERGE_ID));
    }

    @Test
    void aMergeOfACheckedOutCartIsResumedToBeGivenUp() {
        assertThat(DEADLINES.of(given(MergeStage.REQUESTED_CHECKED_OUT)))
                .hasSize(2)
                .first()
                .isEqualTo(new Due.MergeUnfinished(second(3 + 15), MERGE_ID));
    }

    @Test
    void aClaimIsFollowedUpAndNeitherExpiresNorIsForgotten() {
        assertThat(DEADLINES.of(given(Stage.MERGING)))
                .containsExactly(new Due.ClaimUnfinished(second(3 + 15), MERGE_ID, 1, ALICES_CART));
    }

    @Test
    void anUndoneMergeHasItsSavedCartConfirmed() {
        assertThat(DEADLINES.of(given(MergeStage.REVERTED)))
                .containsExactly(
                        new Due.SaveUnconfirmed(second(4 + 15), MERGE_ID, SAVED_CART), idle(5, Duration.ofDays(90)));
    }

    @ParameterizedTest
    @EnumSource(
            value = MergeStage.class,
            names = {"REJECTED", "COMPLETED"})
    void aDecidedMergeNeedsNothingMore(MergeStage stage) {
        assertThat(DEADLINES.of(given(stage))).singleElement().isInstanceOf(Due.Idle.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"MERGED", "ORDERED", "EXPIRED", "SAVED"})
    void aCartAtItsEndNeedsNothing(Stage stage) {
        assertThat(DEADLINES.of(given(stage))).isEmpty();
        assertThat(DEADLINES.nextMillis(given(stage).outline())).isEmpty();
    }

    @Test
    void theNextDeadlineIsTheEarliestWhateverTheStage() {
        for (Stage stage : EnumSet.complementOf(EnumSet.of(Stage.NONE))) {
            assertNextIsEarliest(given(stage));
        }
        for (MergeStage stage : EnumSet.complementOf(EnumSet.of(MergeStage.NO_CART))) {
            assertNextIsEarliest(given(stage));
        }
    }

    private static void assertNextIsEarliest(Cart cart) {
        List<Due> all = DEADLINES.of(cart);
        assertThat(DEADLINES.nextMillis(cart.outline()))
                .isEqualTo(
                        all.stream().mapToLong(due -> due.at().toEpochMilli()).min());
        all.forEach(due -> {
            assertThat(DEADLINES.due(cart, due.at())).contains(due);
            assertThat(DEADLINES.due(cart, due.at().minusMillis(1))).doesNotContain(due);
        });
    }

    @Test
    void aDeadlineNeedsSomeTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Deadlines(Duration.ZERO, Duration.ofDays(1), Duration.ofHours(1), Duration.ofSeconds(15)));
    }
}
