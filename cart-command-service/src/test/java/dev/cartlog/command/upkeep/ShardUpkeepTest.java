package dev.cartlog.command.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.merge.HeapCarts;
import dev.cartlog.command.merge.MergeAnswer;
import dev.cartlog.command.merge.MergeScene;
import dev.cartlog.command.shard.Requests;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.ConfirmOrder;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.CartCommand.RejectMerge;
import dev.cartlog.domain.command.CartCommand.RequestMerge;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.upkeep.Deadlines;
import dev.cartlog.domain.upkeep.Due;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Owner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One shard's upkeep, turn by turn. */
class ShardUpkeepTest {
    private static final Deadlines DEADLINES = Deadlines.STANDARD;
    private static final CartId GUEST = MergeScene.GUEST;
    private static final CartId ALICES = MergeScene.cartOf("alice");
    private static final UUID MERGE = MergeScene.mergeId("alice");
    private static final int TURNS_MAX = 10;

    private final MergeScene scene = new MergeScene();
    private final HeapCarts carts = scene.carts;
    private final HeapDueCarts due = new HeapDueCarts(carts, DEADLINES);
    private final Told told = new Told();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What the listener was told. */
    private static final class Told implements UpkeepListener {
        final List<Due> done = new ArrayList<>();
        final List<Due> postponed = new ArrayList<>();
        final List<RuntimeException> failed = new ArrayList<>();
        int troubled;

        @Override
        public synchronized void troubled(int partition, int carts) {
            troubled = carts;
        }

        @Override
        public synchronized void done(int partition, Due due) {
            done.add(due);
        }

        @Override
        public synchronized void postponed(int partition, Due due) {
            postponed.add(due);
        }

        @Override
        public synchronized void failed(int partition, RuntimeException failure) {
            failed.add(failure);
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private ShardUpkeep upkeep(CartGateway gateway) {
        return new ShardUpkeep(0, due, new Chores(gateway, scene.resumption()), DEADLINES, carts::now, told);
    }

    /** As many turns as it takes until nothing is due. */
    private void turns() throws InterruptedException {
        for (int turn = 0; turn < TURNS_MAX && !due.isEmpty(); turn++) {
            boolean _ = upkeep(carts).turn(threads);
        }
        assertThat(due.isEmpty()).as("nothing is due any more").isTrue();
        assertThat(told.failed).isEmpty();
    }

    private Phase phase(CartId cart) {
        return carts.cart(cart).map(Cart::phase).orElseThrow();
    }

    /** A merge of a new customer writes four times: request, claim, merge, end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aMergeThatWasCutOffIsBroughtToItsEndByTheOwners(int writes) throws Exception {
        carts.cutOffAfter(writes);
        assertThat(scene.merge("alice")).isInstanceOf(MergeAnswer.Pending.class);
        carts.reconnect();

        turns();
        assertThat(told.done)
                .as("nobody interferes with a run that may be alive")
                .isEmpty();
        carts.pass(DEADLINES.mergeUnfinished());
        turns();

        assertThat(phase(GUEST)).isInstanceOf(Phase.Merged.class);
        assertThat(carts.cart(ALICES).orElseThrow().merge(MERGE))
                .hasValueSatisfying(merge -> assertThat(merge.status()).isEqualTo(MergeStatus.COMPLETED));
        assertThat(carts.count(CartMerged.class)).isEqualTo(1);
    }

    @Test
    void aClaimIsGivenBackWhenItsMergeCannotBeCompleted() throws Exception {
        carts.decide(Requests.createForCustomer("alice", "c"));
        carts.cutOffAfter(2);
        scene.merge("alice");
        carts.reconnect();
        carts.decide(Requests.addFor("alice", "sku-9", 1, "a"));
        scene.step(ALICES, new CheckOut());

        carts.pass(DEADLINES.mergeUnfinished());
        turns();

        assertThat(phase(GUEST)).isInstanceOf(Phase.Active.class);
        assertThat(carts.count(CartMerged.class)).isZero();
    }

    @Test
    void aClaimOfAnOlderAttemptIsReleased() throws Exception {
        RequestMerge request = new RequestMerge(
                MERGE,
                1,
                GUEST,
                CartPolicy.MERGE,
                QuantityPolicy.MAX,
                new CreateCart("default", "EUR", new Owner.Customer("alice")));
        scene.step(ALICES, request);
        scene.step(GUEST, new ClaimCart(MERGE, 1, ALICES));
        scene.step(ALICES, new RejectMerge(MERGE, 1, "test"));
        scene.step(ALICES, request);
        scene.step(ALICES, new RejectMerge(MERGE, 2, "test"));
        assertThat(phase(GUEST)).isEqualTo(new Phase.Merging(MERGE, 1, ALICES));

        carts.pass(DEADLINES.mergeUnfinished());
        turns();

        assertThat(phase(GUEST)).isInstanceOf(Phase.Active.class);
        assertThat(scene.merge("alice")).isInstanceOf(MergeAnswer.Done.class);
    }

    @Test
    void theSavedCartOfAnUndoneMergeIsWrittenByTheOwner() throws Exception {
        scene.merge("alice");
        carts.cutOffAfter(1);
        assertThat(scene.revert("alice")).isInstanceOf(MergeAnswer.NotDecided.class);
        carts.reconnect();
        CartId saved = new CartId(ALICES.routingKey(), 2);
        assertThat(carts.cart(saved)).isEmpty();

        carts.pass(DEADLINES.mergeUnfinished());
        turns();

        assertThat(phase(saved)).isEqualTo(new Phase.Saved(MERGE));
        assertThat(carts.cart(saved).orElseThrow().lines().itemCount()).isEqualTo(3);
    }

    @Test
    void aSavedCartThatIsThereIsLookedForOnce() throws Exception {
        scene.merge("alice");
        scene.revert("alice");
        carts.pass(DEADLINES.mergeUnfinished());

        turns();
        turns();

        assertThat(told.done).singleElement().isInstanceOf(Due.SaveUnconfirmed.class);
        assertThat(carts.carts()).hasSize(3);
    }

    @Test
    void anIdleCartExpiresAndOneInUseDoesNot() throws Exception {
        CartId used = Requests.guestCart(8);
        carts.decide(Requests.create(used, "c"));
        carts.pass(DEADLINES.guestIdle().minusSeconds(60));
        turns();
        assertThat(told.done).isEmpty();
        carts.decide(Requests.add(used, "sku-1", 1, "a"));
        carts.pass(Duration.ofSeconds(60));

        turns();

        assertThat(phase(GUEST)).isInstanceOf(Phase.Expired.class);
        assertThat(phase(used)).isInstanceOf(Phase.Active.class);
    }

    @Test
    void anUnansweredCheckoutIsGivenBackAndItsLateOrderStillCounts() throws Exception {
        scene.step(GUEST, new CheckOut());
        UUID checkout = ((Phase.CheckedOut) phase(GUEST)).checkoutId();
        carts.pass(DEADLINES.checkoutUnanswered());

        turns();

        assertThat(phase(GUEST)).isInstanceOf(Phase.Active.class);
        scene.step(GUEST, new ConfirmOrder(checkout, "order-1"));
        assertThat(phase(GUEST)).isEqualTo(new Phase.Ordered(checkout, "order-1"));
    }

    @Test
    void whatCannotBeDoneForNowMakesRoomForTheOthers() throws Exception {
        CartId other = Requests.guestCart(9);
        carts.decide(Requests.create(other, "c"));
        carts.pass(DEADLINES.guestIdle().minus(DEADLINES.mergeUnfinished()));
        carts.decide(Requests.add(GUEST, "sku-1", 1, "a"));
        carts.cutOffAfter(1);
        scene.merge("alice");
        carts.reconnect();
        carts.away(request -> request.target().routingKey().equals(GUEST.routingKey()));
        carts.pass(DEADLINES.mergeUnfinished());

        boolean _ = upkeep(carts).turn(threads);
        assertThat(told.postponed).hasSize(1);
        assertThat(phase(other)).isInstanceOf(Phase.Expired.class);
        assertThat(due.isDue(ALICES)).as("tried again only later").isFalse();

        carts.reconnect();
        carts.pass(ShardUpkeep.RETRY_DELAY_MAX);
        turns();
        assertThat(phase(GUEST)).isInstanceOf(Phase.Merged.class);
    }

    @Test
    void aBugInOneCartDoesNotKeepOthersFromTheirUpkeep() throws Exception {
        CartId other = Requests.guestCart(9);
        carts.decide(Requests.create(other, "c"));
        carts.pass(DEADLINES.guestIdle());
        CartGateway broken = (request, headers) -> {
            if (request.target().routingKey().equals(GUEST.routingKey())) {
                throw new IllegalStateException("a bug");
            }
            return carts.submit(request, headers);
        };

        boolean _ = upkeep(broken).turn(threads);

        assertThat(told.failed).hasSize(1);
        assertThat(phase(other)).isInstanceOf(Phase.Expired.class);
        assertThat(phase(GUEST)).isInstanceOf(Phase.Active.class);
    }

    @Test
    void cartsThatMeetBugsAgainAndAgainAreTriedLessOftenAndTakeNobodysPlace() throws Exception {
        List<CartId> broken = new ArrayList<>();
        for (int i = 0; i < ShardUpkeep.CARTS_MAX; i++) {
            CartId cart = Requests.guestCart(100 + i);
            carts.decide(Requests.create(cart, "c"));
            broken.add(cart);
        }
        carts.pass(Duration.ofSeconds(1));
        CartId other = Requests.guestCart(9);
        carts.decide(Requests.create(other, "c"));
        carts.pass(DEADLINES.guestIdle());
        ShardUpkeep upkeep = upkeep((request, headers) -> {
            if (broken.stream()
                    .anyMatch(cart -> cart.routingKey().equals(request.target().routingKey()))) {
                throw new IllegalStateException("a bug");
            }
            return carts.submit(request, headers);
        });

        boolean _ = upkeep.turn(threads);
        boolean _ = upkeep.turn(threads);

        assertThat(phase(other)).isInstanceOf(Phase.Expired.class);
        assertThat(told.failed).hasSizeBetween(1, broken.size());
        assertThat(told.troubled).isEqualTo(told.failed.size());
        int failed = told.failed.size();
        carts.pass(TroubledCarts.DELAY_MIN);
        boolean _ = upkeep.turn(threads);
        assertThat(told.failed).as("tried again").hasSizeGreaterThan(failed);
    }
}
