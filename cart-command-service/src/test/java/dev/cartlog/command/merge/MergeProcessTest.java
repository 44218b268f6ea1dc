package dev.cartlog.command.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.CompleteMerge;
import dev.cartlog.domain.command.CartCommand.FinishMerge;
import dev.cartlog.domain.command.CartCommand.RequestMerge;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.merge.MergeStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the one who asks for a merge is told, and when. */
class MergeProcessTest {
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private final MergeScene scene = new MergeScene();

    @Test
    void aMergeIsAnsweredWhenItIsDone() {
        assertThat(scene.merge("alice")).isInstanceOfSatisfying(MergeAnswer.Done.class, done -> {
            assertThat(done.replayed()).isFalse();
            assertThat(done.merge().status()).isEqualTo(MergeStatus.COMPLETED);
            assertThat(done.events()).hasSize(3);
        });
        assertThat(scene.carts.cart(MergeScene.GUEST).map(Cart::phase)).containsInstanceOf(Phase.Merged.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {ClaimCart.class, CompleteMerge.class, FinishMerge.class})
    void aSlowMergeIsAnsweredAfterTwoSecondsAndGoesOnByItself(Class<? extends CartCommand> slow) {
        scene.carts.holdUp(slow);
        long started = System.nanoTime();

        MergeAnswer answer = scene.merge("alice");

        Duration took = Duration.ofNanos(System.nanoTime() - started);
        assertThat(took).isBetween(MergeProcess.ANSWER_WAIT_MAX, Steps.RUN_MAX.minusSeconds(1));
        assertThat(answer).isInstanceOfSatisfying(MergeAnswer.Pending.class, pending -> {
            assertThat(pending.merge().mergeId()).isEqualTo(MergeScene.mergeId("alice"));
            assertThat(pending.customerCartId()).isEqualTo(MergeScene.cartOf("alice"));
        });
        scene.carts.release();
        await().atMost(WAIT_MAX)
                .untilAsserted(
                        () -> assertThat(scene.carts.cart(MergeScene.GUEST).map(Cart::phase))
                                .containsInstanceOf(Phase.Merged.class));
        assertThat(scene.merge("alice"))
                .isInstanceOfSatisfying(
                        MergeAnswer.Done.class,
                        done -> assertThat(done.replayed()).isTrue());
        assertThat(scene.carts.count(CartMerged.class)).isEqualTo(1);
    }

    @Test
    void nobodyIsSentAwayBeforeTheMergeIsDurable() throws Exception {
        scene.carts.holdUp(RequestMerge.class);
        CompletableFuture<MergeAnswer> answer = CompletableFuture.supplyAsync(() -> scene.merge("alice"));

        assertThat(answer.copy()
                        .completeOnTimeout(null, 2_500, TimeUnit.MILLISECONDS)
                        .get())
                .isNull();
        scene.carts.release();

        assertThat(answer.get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOfAny(MergeAnswer.Pending.class, MergeAnswer.Done.class);
    }

    /** A merge of a new customer writes four times: request, claim, merge, end. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void theSameMergeAgainFinishesWhatWasCutOff(int writes) {
        scene.carts.cutOffAfter(writes);
        MergeAnswer cutOff = scene.merge("alice");
        scene.carts.reconnect();

        MergeAnswer again = scene.merge("alice");

        switch (writes) {
            case 0 -> assertThat(cutOff).isInstanceOf(MergeAnswer.NotDecided.class);
            case 4 -> assertThat(cutOff).isInstanceOf(MergeAnswer.Done.class);
            default -> assertThat(cutOff).isInstanceOf(MergeAnswer.Pending.class);
        }
        assertThat(again)
                .isInstanceOfSatisfying(
                        MergeAnswer.Done.class,
                        done -> assertThat(done.replayed()).isEqualTo(writes > 0));
        assertThat(scene.carts.count(CartMerged.class)).isEqualTo(1);
        assertThat(scene.carts.cart(MergeScene.GUEST).map(Cart::phase)).containsInstanceOf(Phase.Merged.class);
    }

    @Test
    void anotherCustomerIsRefusedWithoutAWordOnTheFirst() {
        scene.merge("alice");

        assertThat(scene.merge("bob")).isInstanceOfSatisfying(MergeAnswer.Refused.class, refused -> {
            assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.CART_ALREADY_MERGED);
            assertThat(refused.toString()).doesNotContain("alice");
        });
    }
}
