package dev.cartlog.query.http;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.query.topology.Stores;
import dev.cartlog.query.view.CartAwait;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.CustomerCarts;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Answers;
import dev.cartlog.web.request.Routes;
import dev.cartlog.web.security.Callers;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The carts as their owners read them. */
public final class CartRoutes implements RouteGroup {
    private static final int READS_AT_ONCE = 16;

    private final CartViews carts;
    private final CustomerCarts customerCarts;
    private final CartAwait await;
    private final CartAnswers answers;
    private final CartReader reader;
    private final Routing routing;

    /** Reads from these views. */
    public CartRoutes(
            CartViews carts,
            CustomerCarts customerCarts,
            CartAwait await,
            CartAnswers answers,
            CartReader reader,
            Routing routing) {
        this.carts = carts;
        this.reader = reader;
        this.routing = routing;
        this.customerCarts = customerCarts;
        this.await = await;
        this.answers = answers;
    }

    @Override
    public Routes addTo(Routes routes) {
        return routes.on(HttpMethod.GET, "/v1/carts/{cartId}", routing.byCart(this::cart))
                .on(HttpMethod.GET, "/v1/customers/me/cart", Guarded.by(this::current))
                .on(HttpMethod.GET, "/v1/customers/me/carts", Guarded.by(this::all));
    }

    private Mono<ServerResponse> cart(ServerRequest request) {
        return Callers.of(request).flatMap(caller -> {
            Principal principal = caller.principal();
            Optional<CartVersion> minVersion = Parameters.version(request, "minVersion");
            Optional<CartId> cartId = Parameters.cartId(request);
            return cartId.map(id -> visible(id, principal, minVersion))
                    .orElseGet(CartRoutes::notFound)
                    .flatMap(cart -> answers.answer(request, cart));
        });
    }

    private Mono<Cart> visible(CartId cartId, Principal principal, Optional<CartVersion> minVersion) {
        Optional<Cart> now = carts.find(cartId).filter(principal::mayUse);
        if (minVersion.isEmpty()) {
            return now.map(Mono::just).orElseGet(CartRoutes::notFound);
        }
        CartVersion wanted = minVersion.get();
        if (now.isPresent() && now.get().version().compareTo(wanted) >= 0) {
            return Mono.just(now.get());
        }
        // A foreign cart is waited for like one that does not exist, so the time tells nothing either.
        return await.until(
                        cartId, cart -> principal.mayUse(cart) && cart.version().compareTo(wanted) >= 0)
                .flatMap(found -> found.map(Mono::just).orElseGet(() -> tooLate(cartId, principal)));
    }

    private Mono<Cart> tooLate(CartId cartId, Principal principal) {
        return carts.find(cartId).filter(principal::mayUse).isPresent()
                ? Mono.error(new ProblemException(
                        ProblemType.PROJECTION_BEHIND, "The view has not reached the version that was asked for."))
                : notFound();
    }

    private Mono<ServerResponse> current(ServerRequest request) {
        return Callers.of(request).flatMap(caller -> {
            String customerId = caller.customer().subject();
            RoutingKey key = RoutingKey.ofCustomer(Parameters.store(request), customerId);
            return routing.routed(
                    request, Stores.CARTS, Optional.of(key.value()), here -> current(here, key, customerId));
        });
    }

    private Mono<ServerResponse> current(ServerRequest request, RoutingKey key, String customerId) {
        return carts.current(key)
                .filter(new Principal.Customer(customerId)::mayUse)
                .map(cart -> answers.answer(request, cart))
                .orElseGet(CartRoutes::notFound);
    }

    private Mono<ServerResponse> all(ServerRequest request) {
        return Callers.of(request).flatMap(caller -> {
            String customerId = caller.customer().subject();
            return routing.routed(
                    request, Stores.CUSTOMER_CARTS, Optional.of(customerId), here -> page(here, customerId));
        });
    }

    private Mono<ServerResponse> page(ServerRequest request, String customerId) {
        int limit = Parameters.limit(request);
        // One more than asked for tells whether there is a next page.
        List<CustomerCarts.Entry> found = Parameters.cursor(request)
                .map(CustomerCarts.Cursor::new)
                .map(cursor -> customerCarts.after(customerId, cursor, limit + 1))
                .orElseGet(() -> customerCarts.first(customerId, limit + 1));
        List<CustomerCarts.Entry> shown = found.size() > limit ? found.subList(0, limit) : found;
        Optional<String> next = found.size() > limit
                ? Optional.of(Parameters.cursor(shown.getLast().cursor().bytes()))
                : Optional.empty();
        // A customer's carts in different shops are in different partitions, maybe on different instances.
        return Flux.fromIterable(shown)
                .flatMapSequential(entry -> reader.find(entry.cartId()), READS_AT_ONCE)
                .flatMapIterable(cart -> cart.map(answers::document).stream().toList())
                .collectList()
                .flatMap(documents -> Answers.json(ServerResponse.ok(), Pages.of("carts", documents, next)));
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(new ProblemException(Problem.of(ProblemType.CART_NOT_FOUND)));
    }
}
