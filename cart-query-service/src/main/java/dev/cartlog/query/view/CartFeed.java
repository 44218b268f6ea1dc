package dev.cartlog.query.view;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Tells who asked that a cart has changed. */
public final class CartFeed {
    /** Readers that wait or listen at the same time. */
    public static final int LISTENERS_MAX = 20_000;

    private final Map<CartId, CopyOnWriteArrayList<Listener>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /** Is called on the thread that folds, and must not wait. */
    @FunctionalInterface
    public interface Listener {
        /** The view holds this cart now. */
        void changed(Cart cart);

        /** The cart's view is kept elsewhere from now on; no change will be told any more. */
        default void moved() {
            // Who waits for one version only is answered by the deadline.
        }
    }

    /** Ends a subscription; harmless when repeated. */
    @FunctionalInterface
    public interface Subscription {
        /** No call follows, apart from one that may be under way. */
        void cancel();
    }

    /** Subscribes, with a listener of its own, to a cart that need not exist yet; empty when there are too many. */
    public Optional<Subscription> subscribe(CartId cartId, Listener listener) {
        if (count.incrementAndGet() > LISTENERS_MAX) {
            count.decrementAndGet();
            return Optional.empty();
        }
        listeners.compute(cartId, (id, known) -> {
            CopyOnWriteArrayList<Listener> list = known == null ? new CopyOnWriteArrayList<>() : known;
            list.add(listener);
            return list;
        });
        return Optional.of(() -> remove(cartId, listener));
    }

    private void remove(CartId cartId, Listener listener) {
        listeners.computeIfPresent(cartId, (id, list) -> {
            if (list.remove(listener)) {
                count.decrementAndGet();
            }
            return list.isEmpty() ? null : list;
        });
    }

    /** To be called when the view holds the cart. */
    public void publish(Cart cart) {
        CopyOnWriteArrayList<Listener> interested = listeners.get(cart.cartId());
        if (interested != null) {
            interested.forEach(listener -> listener.changed(cart));
        }
    }

    /** To be called when the view of these carts is kept elsewhere from now on. */
    public void release(Predicate<CartId> moved) {
        listeners.forEach((cartId, interested) -> {
            if (moved.test(cartId)) {
                interested.forEach(Listener::moved);
            }
        });
    }

    /** Readers that wait or listen now. */
    public int size() {
        return count.get();
    }
}
