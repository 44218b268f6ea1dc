package dev.cartlog.command.routing;

import dev.cartlog.command.axon.EventReads;
import dev.cartlog.command.log.KafkaShardLog;
import dev.cartlog.command.log.Partitions;
import dev.cartlog.command.shard.BatchLimits;
import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.command.shard.CartStore;
import dev.cartlog.command.shard.Shard;
import dev.cartlog.command.shard.ShardListener;
import dev.cartlog.command.shard.ShardListeners;
import dev.cartlog.command.shard.ShardPhase;
import dev.cartlog.command.shard.ShardPorts;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.cart.CartOutline;
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.RoutingKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance's part of the shards, on Kafka. */
public final class ShardCluster implements CartShards, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShardCluster.class);

    private final ClusterSettings settings;
    private final Parts parts;
    private final PlacementBoard board;
    private final LocalShards shards;
    private final ShardGroup group;
    private final OwnerReader owners;
    private final ShardListeners listeners;
    private final Successors successors;

    /**
     * What the shards of an instance share.
     *
     * @param context the world as the next decision sees it, given the number of the next cart under its routing key
     * @param dueAtMillis when a cart is due, see {@link ShardPorts}
     * @param store opens a shard's store
     * @param clock for announcements
     */
    public record Parts(
            CartRecords records,
            EventReads reads,
            LongFunction<Context> context,
            Function<CartOutline, OptionalLong> dueAtMillis,
            IntFunction<CartStore> store,
            ShardListener listener,
            InstantSource clock) {}

    public ShardCluster(ClusterSettings settings, Parts parts) {
        this.settings = settings;
        this.parts = parts;
        this.board = new PlacementBoard(settings.instance());
        this.listeners = new ShardListeners(new BoardListener(board), parts.listener());
        this.shards = new LocalShards(this::create);
        this.group = new ShardGroup(settings, shards);
        this.owners = new OwnerReader(settings.kafka(), settings.topics().owners(), board::announced);
        this.successors = new Successors(settings, board);
    }

    /** Begins to learn where the others' shards are, so that requests for them can be handed on. Returns at once. */
    public void follow() {
        owners.start();
    }

    /** Joins the group. Returns at once; shards become ready one by one. */
    public void join() {
        group.start();
    }

    /** Both at once, where no requests come from outside. */
    public void start() {
        follow();
        join();
    }

    /** True while this instance has a part in the group, be it a share of no shards. */
    public boolean isMember() {
        return group.isMember();
    }

    private ShardThread create(int partition) {
        ShardPorts ports = new ShardPorts(
                new KafkaShardLog(settings.kafka(), settings.topics(), partition),
                parts.store().apply(partition),
                parts.records(),
                parts.reads(),
                parts.context(),
                parts.dueAtMillis(),
                System::nanoTime,
                ShardCluster::later,
                group,
                announcement(partition),
                listeners,
                BatchLimits.STANDARD);
        return new ShardThread(
                partition,
                wakeUp -> new Shard(partition, ports, wakeUp),
                bug -> LOG.error("Shard {} stopped for good: restart this instance", partition, bug));
    }

    private Supplier<dev.cartlog.command.log.LogRecord> announcement(int partition) {
        OwnerAnnouncement owner = new OwnerAnnouncement(
                partition, settings.instance(), settings.url(), parts.clock().instant());
        return () -> OwnerRecords.record(owner);
    }

    private static void later(Duration delay, Runnable action) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(action);
    }

    @Override
    public int partitionOf(RoutingKey key) {
        return Partitions.of(key.value(), settings.partitions());
    }

    @Override
    public Placement place(int partition) {
        return board.place(partition);
    }

    @Override
    public CompletableFuture<Placement> placementChange(int partition, Placement seen, Duration timeout) {
        return board.change(partition, seen, timeout);
    }

    @Override
    public CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers) {
        Optional<Shard> shard = shards.shard(partitionOf(request.target().routingKey()));
        return shard.isPresent()
                ? shard.get().submit(request, headers)
                : CompletableFuture.completedFuture(new ShardReply.NotDecided(Undecided.SHARD_MOVING));
    }

    /** Tells a further listener what happens to this instance's shards from now on. It is called on the shards' threads. */
    public void observe(ShardListener listener) {
        listeners.add(listener);
    }

    /** What is due of this instance's shard; nothing when it is not here. See {@link Shard#due}. */
    public CompletableFuture<List<CartId>> due(int partition, Instant until, int cartsMax) {
        return shards.shard(partition)
                .map(shard -> shard.due(until, cartsMax))
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
    }

    /** Another time for a cart that is due here. See {@link Shard#reschedule}. */
    public void reschedule(int partition, CartId cart, CartVersion seen, OptionalLong atMillis) {
        shards.shard(partition).ifPresent(shard -> shard.reschedule(cart, seen, atMillis));
    }

    @Override
    public List<ShardView> views() {
        return IntStream.range(0, settings.partitions()).mapToObj(this::view).toList();
    }

    private ShardView view(int partition) {
        Optional<ShardPhase> phase = board.phase(partition);
        int waiting = shards.shard(partition).map(Shard::waiting).orElse(0);
        return new ShardView(partition, phase, waiting, board.owner(partition));
    }

    /**
     * Gives the shards up while there are others to take them, and returns when they have: from then on whatever still
     * comes to this instance is handed on. The last instance keeps its shards, as nobody else could answer. Bounded.
     */
    public void handOver() {
        if (successors.exist()) {
            group.close();
            successors.await();
        }
    }

    /** Gives up what is left, leaves the group and stops following the others. Bounded. */
    @Override
    public void close() {
        group.close();
        owners.close();
    }
}
