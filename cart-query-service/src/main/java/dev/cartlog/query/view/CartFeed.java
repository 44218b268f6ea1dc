package dev.cartlog.query.view;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Tells who asked that a cart has changed. The listeners are called on the thread that folds; they must not wait. */
public final class CartFeed {
    /** Readers that wait or listen at the same time. */
    public static final int LISTENERS_MAX = 20_000;

    private final Map<CartId, CopyOnWriteArrayList<Consumer<Cart>>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /** Ends a subscription; harmless when repeated. */
    @FunctionalInterface
    public interface Subscription {
        /** No call follows, apart from one that may be under way. */
        void cancel();
    }

    /** Subscribes, with a listener of its own, to a cart that need not exist yet; empty when there are too many already. */
    public Optional<Subscription> subscribe(CartId cartId, Consumer<Cart> listener) {
        if (count.incrementAndGet() > LISTENERS_MAX) {
            count.decrementAndGet();
            return Optional.empty();
        }
        listeners.compute(cartId, (id, known) -> {
            CopyOnWriteArrayList<Consumer<Cart>> list = known == null ? new CopyOnWriteArrayList<>() : known;
            list.add(listener);
            return list;
        });
        return Optional.of(() -> remove(cartId, listener));
    }

    private void remove(CartId cartId, Consumer<Cart> listener) {
        listeners.computeIfPresent(cartId, (id, list) -> {
            if (list.remove(listener)) {
                count.decrementAndGet();
            }
            return list.isEmpty() ? null : list;
        });
    }

    /** To be called when the view holds the cart. */
    public void publish(Cart cart) {
        CopyOnWriteArrayList<Consumer<Cart>> interested = listeners.get(cart.cartId());
        if (interested != null) {
            interested.forEach(each -> each.accept(cart));
        }
    }

    /** Readers that wait or listen now. */
    public int size() {
        return count.get();
    }
}
