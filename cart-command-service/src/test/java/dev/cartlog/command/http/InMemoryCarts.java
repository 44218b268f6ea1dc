package dev.cartlog.command.http;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.command.Limits;
import dev.cartlog.domain.request.Admission;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.domain.value.Sku;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The domain's admission on carts in memory: everything behind the routes but the log. */
final class InMemoryCarts implements CartGateway {
    final Map<Sku, CatalogItem> items = new ConcurrentHashMap<>();
    final Catalog catalog = sku -> Optional.ofNullable(items.get(sku));
    /** When set, the writer's only answer. */
    volatile Optional<Undecided> undecided = Optional.empty();
    /** Requests that the writer never answers. */
    volatile Predicate<CartRequest> lost = request -> false;

    private final Map<CartId, Cart> carts = new HashMap<>();
    private final Map<RoutingKey, Long> lastNumbers = new HashMap<>();

    InMemoryCarts() {
        put("sku-1", 1999, 10);
        put("sku-2", 500, 1_000_000);
    }

    void put(String sku, long priceMinor, long available) {
        items.put(
                new Sku(sku),
                new CatalogItem(
                        new Sku(sku),
                        "Article " + sku,
                        Optional.of(new Money(priceMinor, "EUR")),
                        available,
                        false,
                        new Quantity(1),
                        new Quantity(999),
                        true));
    }

    Context context(RoutingKey key) {
        return new Context(Instant.now(), catalog, Limits.STANDARD, lastNumbers.getOrDefault(key, 0L) + 1);
    }

    @Override
    public synchronized CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers) {
        if (lost.test(request)) {
            return new CompletableFuture<>();
        }
        return CompletableFuture.completedFuture(undecided
                .<ShardReply>map(ShardReply.NotDecided::new)
                .orElseGet(() -> new ShardReply.Decided(decide(request))));
    }

    private Outcome decide(CartRequest request) {
        RoutingKey key = request.target().routingKey();
        CartId id = switch (request.target()) {
            case Target.Exactly exactly -> exactly.cartId();
            case Target.CurrentOf current -> currentOrNext(key);
        };
        Outcome outcome = Admission.admit(request, id, Optional.ofNullable(carts.get(id)), context(key));
        if (outcome instanceof Outcome.Applied applied) {
            carts.put(id, applied.cart());
            lastNumbers.merge(key, id.n(), Math::max);
        }
        return outcome;
    }

    private CartId currentOrNext(RoutingKey key) {
        long last = lastNumbers.getOrDefault(key, 0L);
        for (long n = last; n > 0; n--) {
            Cart cart = carts.get(new CartId(key, n));
            if (cart != null && cart.phase().isCurrent()) {
                return cart.cartId();
            }
        }
        return new CartId(key, last + 1);
    }

    /** Looks at a cart behind the routes' back. */
    synchronized void with(String cartId, Consumer<Cart> look) {
        look.accept(Optional.ofNullable(carts.get(CartId.of(cartId))).orElseThrow());
    }
}
