package dev.cartlog.command.upkeep;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.upkeep.Deadlines;
import dev.cartlog.domain.upkeep.Due;
import dev.cartlog.domain.value.CartId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The upkeep of one shard, for as long as it is active here. */
final class ShardUpkeep {
    /** Carts looked after in one turn, all at the same time. */
    static final int CARTS_MAX = 32;

    /** What cannot be done is tried again after as long as it is overdue, within these bounds. */
    static final Duration RETRY_DELAY_MIN = Duration.ofSeconds(2);

    static final Duration RETRY_DELAY_MAX = Duration.ofMinutes(1);
    private static final Duration ASK_WAIT_MAX = Duration.ofSeconds(5);

    private final int partition;
    private final DueCarts carts;
    private final Chores chores;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final UpkeepListener listener;
    private final TroubledCarts troubled = new TroubledCarts();

    ShardUpkeep(
            int partition,
            DueCarts carts,
            Chores chores,
            Deadlines deadlines,
            InstantSource clock,
            UpkeepListener listener) {
        this.partition = partition;
        this.carts = carts;
        this.chores = chores;
        this.deadlines = deadlines;
        this.clock = clock;
        this.listener = listener;
    }

    int partition() {
        return partition;
    }

    /**
     * Attends to the carts that are due now.
     *
     * @param threads one for each cart
     * @return whether more may be due already
     */
    boolean turn(ExecutorService threads) throws InterruptedException {
        Map<CartId, Future<?>> tended = new LinkedHashMap<>();
        for (CartId cart : due()) {
            tended.put(cart, threads.submit(() -> tend(cart)));
        }
        for (Map.Entry<CartId, Future<?>> cart : tended.entrySet()) {
            await(cart.getKey(), cart.getValue());
        }
        listener.troubled(partition, troubled.size());
        return tended.size() == CARTS_MAX;
    }

    /** Carts in trouble are at the head of the index, hence so many more are asked for. */
    private List<CartId> due() throws InterruptedException {
        Instant now = clock.instant();
        CompletableFuture<List<CartId>> due = carts.due(partition, now, CARTS_MAX + troubled.size());
        try {
            return due.get(ASK_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS).stream()
                    .filter(cart -> troubled.mayBeTried(cart, now))
                    .limit(CARTS_MAX)
                    .toList();
        } catch (TimeoutException e) {
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the due index met a bug", e.getCause());
        }
    }

    private void await(CartId cartId, Future<?> tended) throws InterruptedException {
        try {
            tended.get();
            troubled.recovered(cartId);
        } catch (ExecutionException e) {
            troubled.failed(cartId, clock.instant());
            listener.failed(partition, new IllegalStateException("upkeep of the cart " + cartId, e.getCause()));
        }
    }

    private void tend(CartId cartId) {
        Optional<Cart> found = chores.look(cartId);
        // Without an answer the shard is moving: it is its next owner's turn, or this one's next.
        found.ifPresent(this::tend);
    }

    private void tend(Cart cart) {
        Instant now = clock.instant();
        List<Due> open = new ArrayList<>(deadlines.of(cart));
        open.removeIf(due -> !due.at().isAfter(now) && attended(cart, due));
        OptionalLong next = open.stream()
                .mapToLong(due -> postponed(due, now).toEpochMilli())
                .min();
        carts.reschedule(partition, cart.cartId(), cart.version(), next);
    }

    private boolean attended(Cart cart, Due due) {
        try {
            if (chores.attend(cart, due)) {
                listener.done(partition, due);
                return true;
            }
            listener.postponed(partition, due);
        } catch (RuntimeException e) {
            listener.failed(partition, e);
        }
        return false;
    }

    private static Instant postponed(Due due, Instant now) {
        if (due.at().isAfter(now)) {
            return due.at();
        }
        Duration overdue = Duration.between(due.at(), now);
        Duration delay = overdue.compareTo(RETRY_DELAY_MIN) < 0 ? RETRY_DELAY_MIN : overdue;
        return now.plus(delay.compareTo(RETRY_DELAY_MAX) < 0 ? delay : RETRY_DELAY_MAX);
    }
}
