package dev.cartlog.command.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.TopicReader;
import dev.cartlog.command.merge.MergeAnswer;
import dev.cartlog.command.merge.MergeProcess;
import dev.cartlog.command.merge.MergeReversal;
import dev.cartlog.command.merge.MergeScene;
import dev.cartlog.command.routing.ShardCluster;
import dev.cartlog.command.shard.Requests;
import dev.cartlog.command.shard.RocksStores;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.CartCommand.RequestMerge;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.upkeep.Due;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.events.topics.TopicPlan;
import dev.cartlog.local.EmbeddedPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merges in a crowd, and what is left of them to the next owner, on a real broker. */
class MergesOnBrokerIT {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final int CROWD = 100;
    private static final int TRIES_MAX = 20;
    private static final Principal SERVICE = new Principal.System("merge");

    private static EmbeddedPlatform platform;
    private static RocksStores stores;
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        platform = new EmbeddedPlatform(directory);
        platform.createTopics();
        stores = new RocksStores(directory.resolve("stores"));
    }

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
        stores.close();
        platform.close();
    }

    private static ShardCluster instance(String name) {
        return UpkeepFixture.instance(name, platform.bootstrapServers(), stores);
    }

    /** Asked again when the shard has no answer, as the edge does. */
    private static Outcome decided(ShardCluster shards, CartRequest request) {
        ShardReply reply = await().atMost(WAIT_MAX)
                .until(
                        () -> shards.submit(request, Map.of()).get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS),
                        ShardReply.Decided.class::isInstance);
        return ((ShardReply.Decided) reply).outcome();
    }

    private static Cart cart(ShardCluster shards, CartId id) {
        CartRequest look = CartRequest.look(new Target.Exactly(id), SERVICE, "look");
        return ((Outcome.Unchanged) decided(shards, look)).cart();
    }

    private static CartId guestWithTwoLines(ShardCluster shards, int number) {
        CartId guest = Requests.guestCart(number);
        decided(shards, Requests.create(guest, "create"));
        decided(shards, Requests.add(guest, "sku-1", 2, "add-1"));
        decided(shards, Requests.add(guest, "sku-2", 1, "add-2"));
        return guest;
    }

    /** All at once; an answer that is not there in time is asked for again, as a storefront does. */
    private static List<MergeAnswer> crowd(ShardCluster shards, CartId guest, IntFunction<String> customer)
            throws Exception {
        MergeProcess process = new MergeProcess(shards::submit, System::nanoTime, THREADS);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<MergeAnswer>> asked = IntStream.range(0, CROWD)
                .mapToObj(n -> THREADS.submit(() -> {
                    go.await();
                    return answer(process, customer.apply(n), guest, n);
                }))
                .toList();
        go.countDown();
        List<MergeAnswer> answers = new ArrayList<>();
        for (Future<MergeAnswer> one : asked) {
            answers.add(one.get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS));
        }
        return answers;
    }

    private static MergeAnswer answer(MergeProcess process, String customer, CartId guest, int n) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            MergeAnswer answer = process.merge(MergeScene.order(customer, guest, "merge-" + n));
            if (answer instanceof MergeAnswer.Done || answer instanceof MergeAnswer.Refused) {
                return answer;
            }
        }
        throw new AssertionError("no answer after " + TRIES_MAX + " tries");
    }

    private static long merges(CartId guest) {
        TopicReader events = new TopicReader(
                KafkaClients.of(platform.bootstrapServers()),
                Topic.CART_EVENTS.topicName(),
                TopicPlan.CART_PARTITIONS_DEFAULT);
        long merges = 0;
        for (int partition = 0; partition < TopicPlan.CART_PARTITIONS_DEFAULT; partition++) {
            try (Stream<RecordedEvent> read =
                    events.upToNow(partition).map(record -> UpkeepFixture.RECORDS.event(record.value()))) {
                merges += read.filter(event -> event.event() instanceof CartMerged merged
                                && merged.guestCartId().equals(guest))
                        .count();
            }
        }
        return merges;
    }

    @Test
    void aHundredMergesOfOneGuestCartByOneCustomerApplyItOnce() throws Exception {
        try (ShardCluster shards = instance("crowd-1")) {
            CartId guest = guestWithTwoLines(shards, 1);

            List<MergeAnswer> answers = crowd(shards, guest, n -> "alice");

            assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(MergeAnswer.Done.class));
            assertThat(answers.stream().filter(answer -> answer instanceof MergeAnswer.Done done && !done.replayed()))
                    .as("answers that are no repetition")
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(merges(guest)).isEqualTo(1);
            assertThat(cart(shards, MergeScene.cartOf("alice")).lines().itemCount())
                    .isEqualTo(3);
            assertThat(cart(shards, guest).phase()).isInstanceOf(Phase.Merged.class);
        }
    }

    @Test
    void aHundredMergesOfOneGuestCartByTwoCustomersApplyItOnce() throws Exception {
        try (ShardCluster shards = instance("crowd-2")) {
            CartId guest = guestWithTwoLines(shards, 2);

            List<MergeAnswer> answers = crowd(shards, guest, n -> n % 2 == 0 ? "carol" : "dave");

            assertThat(merges(guest)).isEqualTo(1);
            Phase.Merged merged = (Phase.Merged) cart(shards, guest).phase();
            assertThat(answers.stream().filter(MergeAnswer.Done.class::isInstance))
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(
                                    ((MergeAnswer.Done) answer).customerCart().cartId())
                            .isEqualTo(merged.customerCartId()));
            assertThat(cart(shards, merged.customerCartId()).lines().itemCount())
                    .isEqualTo(3);
        }
    }

    @Test
    void theNextOwnersBringToItsEndWhatTheFirstOnesLeftAndLetIdleCartsExpire() throws Exception {
        CartId guest = Requests.guestCart(3);
        CartId idle = Requests.guestCart(4);
        try (ShardCluster first = instance("first")) {
            guestWithTwoLines(first, 3);
            guestWithTwoLines(first, 4);
            leaveHalfDone(first, guest);
            assertThat(cart(first, guest).phase()).isInstanceOf(Phase.Merging.class);
        }
        Saves saves = new Saves();
        try (ShardCluster second = instance("second");
                Upkeep upkeep = UpkeepFixture.upkeep(second, Duration.ZERO, saves)) {
            upkeep.start();
            awaitPhase(second, guest, Phase.Merged.class);
            assertThat(merges(guest)).isEqualTo(1);
            assertThat(cart(second, idle).phase()).isInstanceOf(Phase.Active.class);
            // The owner finds the saved cart and takes the undone merge, which will never change again, off its list.
            undo(second, guest);
            await().atMost(WAIT_MAX).until(() -> saves.confirmed.get() > 0 && UpkeepFixture.nothingIsDue(second));
        }
        try (ShardCluster third = instance("third");
                Upkeep upkeep = UpkeepFixture.upkeep(third, UpkeepFixture.DEADLINES.guestIdle(), UpkeepListener.NONE)) {
            upkeep.start();
            awaitPhase(third, idle, Phase.Expired.class);
        }
    }

    /** Counts the undone merges whose saved carts were looked for. */
    private static final class Saves implements UpkeepListener {
        final AtomicInteger confirmed = new AtomicInteger();

        @Override
        public void done(int partition, Due due) {
            if (due instanceof Due.SaveUnconfirmed) {
                confirmed.incrementAndGet();
            }
        }
    }

    private static void undo(ShardCluster shards, CartId guest) {
        MergeAnswer undone = new MergeReversal(shards::submit, System::nanoTime)
                .revert(new MergeReversal.Order(
                        "erin", "default", MergeScene.order("erin", guest, "").mergeId(), "undo", "test", Map.of()));
        assertThat(undone).isInstanceOf(MergeAnswer.Done.class);
    }

    private static void awaitPhase(ShardCluster shards, CartId id, Class<? extends Phase> phase) {
        await().atMost(WAIT_MAX)
                .untilAsserted(() -> assertThat(cart(shards, id).phase()).isInstanceOf(phase));
    }

    /** As a run that died after the guest's cart was claimed. */
    private static void leaveHalfDone(ShardCluster shards, CartId guest) throws Exception {
        CartId customer = MergeScene.cartOf("erin");
        UUID merge = MergeScene.order("erin", guest, "").mergeId();
        RequestMerge request = new RequestMerge(
                merge,
                1,
                guest,
                CartPolicy.MERGE,
                QuantityPolicy.MAX,
                new CreateCart("default", "EUR", new Owner.Customer("erin")));
        decided(shards, CartRequest.single(new Target.Exactly(customer), SERVICE, request, "request", "test"));
        ClaimCart claim = new ClaimCart(merge, 1, customer);
        decided(shards, CartRequest.single(new Target.Exactly(guest), SERVICE, claim, "claim", "test"));
    }
}
