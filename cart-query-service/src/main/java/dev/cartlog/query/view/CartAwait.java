package dev.cartlog.query.view;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/** Waits until a cart's view is as wanted, woken by the fold itself. */
public final class CartAwait {
    private final CartViews carts;
    private final CartFeed feed;
    private final Duration longest;

    /**
     * Waits on these views.
     *
     * @param longest after which a wait ends without what was wanted
     */
    public CartAwait(CartViews carts, CartFeed feed, Duration longest) {
        this.carts = carts;
        this.feed = feed;
        this.longest = longest;
    }

    /** The cart as soon as it is as wanted; empty when it was not in time. Fails with {@link NotReadableException}. */
    public Mono<Optional<Cart>> until(CartId cartId, Predicate<Cart> wanted) {
        return Mono.<Cart>create(sink -> listen(sink, cartId, wanted))
                // Whoever folds must not carry on with the answer.
                .publishOn(Schedulers.parallel())
                .map(Optional::of)
                .timeout(longest, Mono.just(Optional.empty()));
    }

    private void listen(MonoSink<Cart> sink, CartId cartId, Predicate<Cart> wanted) {
        Optional<CartFeed.Subscription> subscription = feed.subscribe(cartId, cart -> {
            if (wanted.test(cart)) {
                sink.success(cart);
            }
        });
        if (subscription.isEmpty()) {
            sink.error(new NotReadableException("too many readers wait already"));
            return;
        }
        sink.onDispose(subscription.get()::cancel);
        // Looking only after subscribing: what comes in between is then seen twice, never missed.
        carts.find(cartId).filter(wanted).ifPresent(sink::success);
    }
}
