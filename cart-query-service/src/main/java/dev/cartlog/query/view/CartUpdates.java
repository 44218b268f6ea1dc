package dev.cartlog.query.view;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** A cart as it is and as it becomes. */
public final class CartUpdates {
    private final CartViews carts;
    private final CartFeed feed;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    /** Follows these views. */
    public CartUpdates(CartViews carts, CartFeed feed) {
        this.carts = carts;
        this.feed = feed;
    }

    /**
     * The cart now, if it is newer than what the reader has seen, then each later one. A reader that does not keep up
     * misses versions, never the last one. Completes when the view moves elsewhere or the service stops.
     */
    public Flux<Cart> of(CartId cartId, CartVersion seen) {
        return Flux.<Cart>create(sink -> follow(sink, cartId), OverflowStrategy.LATEST)
                // Whoever folds must not carry on with the writing.
                .publishOn(Schedulers.parallel(), 1)
                .transformDeferred(carts -> onlyNewer(carts, seen))
                .takeUntilOther(closing.asMono());
    }

    /** What is read at the beginning may be overtaken by what is told meanwhile. */
    private static Flux<Cart> onlyNewer(Flux<Cart> carts, CartVersion seen) {
        AtomicLong shown = new AtomicLong(seen.value());
        return carts.filter(cart -> {
            long version = cart.version().value();
            return shown.getAndAccumulate(version, Math::max) < version;
        });
    }

    private void follow(FluxSink<Cart> sink, CartId cartId) {
        Optional<CartFeed.Subscription> subscription = feed.subscribe(cartId, new CartFeed.Listener() {
            @Override
            public void changed(Cart cart) {
                sink.next(cart);
            }

            @Override
            public void moved() {
                sink.complete();
            }
        });
        if (subscription.isEmpty()) {
            sink.error(new NotReadableException("too many readers listen already"));
            return;
        }
        sink.onDispose(subscription.get()::cancel);
        carts.find(cartId).ifPresent(sink::next);
    }

    /** Ends every stream, so that a stopping service need not wait for its readers. */
    public void end() {
        // Emitting again is refused, which is as good.
        closing.tryEmitEmpty();
    }
}
