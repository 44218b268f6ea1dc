package dev.cartlog.command.merge;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.shard.Requests;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.request.Admission;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The domain's admission on carts on the heap, whose writers can be cut off and held up. */
public final class HeapCarts implements CartGateway {
    private final Map<CartId, Cart> carts = new LinkedHashMap<>();
    private final List<RecordedEvent> log = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00.000Z");
    private Predicate<CartRequest> away = request -> false;
    private Predicate<CartRequest> slow = request -> false;
    private int writesLeft = Integer.MAX_VALUE;

    @Override
    public synchronized CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers) {
        if (slow.test(request)) {
            CompletableFuture<ShardReply> reply = new CompletableFuture<>();
            held.add(() -> reply.complete(answer(request)));
            return reply;
        }
        return CompletableFuture.completedFuture(answer(request));
    }

    private synchronized ShardReply answer(CartRequest request) {
        return writesLeft <= 0 || away.test(request)
                ? new ShardReply.NotDecided(Undecided.SHARD_MOVING)
                : new ShardReply.Decided(decide(request));
    }

    /** Decides a request whatever was cut off or held up. */
    public synchronized Outcome decide(CartRequest request) {
        now = now.plusMillis(1);
        RoutingKey key = request.target().routingKey();
        CartId id = switch (request.target()) {
            case Target.Exactly exactly -> exactly.cartId();
            case Target.CurrentOf current -> current(key).orElseGet(() -> new CartId(key, nextNumber(key)));
        };
        Outcome outcome =
                Admission.admit(request, id, Optional.ofNullable(carts.get(id)), Requests.world(now, nextNumber(key)));
        if (outcome instanceof Outcome.Applied applied) {
            writesLeft--;
            log.addAll(applied.events());
            carts.put(id, applied.cart());
        }
        return outcome;
    }

    private Optional<CartId> current(RoutingKey key) {
        return carts.values().stream()
                .filter(cart -> cart.cartId().routingKey().equals(key))
                .filter(cart -> cart.phase().isCurrent())
                .map(Cart::cartId)
                .findFirst();
    }

    private long nextNumber(RoutingKey key) {
        return 1
                + carts.values().stream()
                        .filter(cart -> cart.cartId().routingKey().equals(key))
                        .mapToLong(cart -> Math.max(
                                cart.cartId().n(),
                                cart.merges().values().stream()
                                        .flatMap(merge -> merge.savedCartId().stream())
                                        .mapToLong(CartId::n)
                                        .max()
                                        .orElse(0)))
                        .max()
                        .orElse(0);
    }

    /** After so many further writes nobody answers any more, until this is called again. */
    public synchronized void cutOffAfter(int writes) {
        writesLeft = writes;
    }

    public synchronized void reconnect() {
        writesLeft = Integer.MAX_VALUE;
        away = request -> false;
    }

    /** Requests that nobody answers for now. */
    public synchronized void away(Predicate<CartRequest> requests) {
        away = requests;
    }

    /** Requests of this command are answered only after {@link #release}. */
    public synchronized void holdUp(Class<? extends CartCommand> command) {
        slow = request -> request.commands().stream().anyMatch(command::isInstance);
    }

    public void release() {
        List<Runnable> all;
        synchronized (this) {
            slow = request -> false;
            all = new ArrayList<>(held);
            held.clear();
        }
        all.forEach(Runnable::run);
    }

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    public synchronized Instant now() {
        return now;
    }

    public synchronized Optional<Cart> cart(CartId id) {
        return Optional.ofNullable(carts.get(id));
    }

    public synchronized List<Cart> carts() {
        return List.copyOf(carts.values());
    }

    public synchronized long count(Class<? extends CartEvent> event) {
        return log.stream().filter(e -> event.isInstance(e.event())).count();
    }
}
