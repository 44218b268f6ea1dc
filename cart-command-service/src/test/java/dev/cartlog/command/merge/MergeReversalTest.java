package dev.cartlog.command.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.shard.Requests;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.ConfirmOrder;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.value.CartId;
import org.junit.jupiter.api.Test;

/** Undoing a merge that is not in the cart that the customer shops with now, or that is not there at all. */
class MergeReversalTest {
    private static final CartId ALICES = MergeScene.cartOf("alice");

    private final MergeScene scene = new MergeScene();

    private void assertRefused(RefusalReason reason) {
        assertThat(scene.revert("alice"))
                .isInstanceOfSatisfying(
                        MergeAnswer.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(reason));
    }

    private void order() {
        scene.step(ALICES, new CheckOut());
        Phase.CheckedOut phase =
                (Phase.CheckedOut) scene.carts.cart(ALICES).orElseThrow().phase();
        scene.step(ALICES, new ConfirmOrder(phase.checkoutId(), "order-1"));
    }

    @Test
    void withoutAnyCartThereIsNoMerge() {
        assertRefused(RefusalReason.MERGE_NOT_FOUND);
    }

    @Test
    void aMergeThatNeverWasIsNotFoundInAnyCart() {
        scene.carts.decide(Requests.createForCustomer("alice", "c"));

        assertRefused(RefusalReason.MERGE_NOT_FOUND);
    }

    @Test
    void whatWasOrderedCannotBeUndone() {
        scene.merge("alice");
        order();

        assertRefused(RefusalReason.MERGE_ALREADY_DECIDED);
    }

    @Test
    void aNewCartDoesNotMakeTheOldOnesMergeUnknown() {
        scene.merge("alice");
        order();
        scene.carts.decide(Requests.createForCustomer("alice", "next"));

        assertRefused(RefusalReason.MERGE_ALREADY_DECIDED);
    }

    @Test
    void whatWasUndoneBeforeTheOrderIsToldAgainAfterIt() {
        scene.merge("alice");
        scene.revert("alice");
        scene.carts.decide(Requests.addFor("alice", "sku-9", 1, "a"));
        order();

        assertThat(scene.revert("alice")).isInstanceOfSatisfying(MergeAnswer.Done.class, done -> {
            assertThat(done.replayed()).isTrue();
            assertThat(done.merge().status()).isEqualTo(MergeStatus.REVERTED);
        });
    }
}
