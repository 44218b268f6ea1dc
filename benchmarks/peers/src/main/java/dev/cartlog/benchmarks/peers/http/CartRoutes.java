package dev.cartlog.benchmarks.peers.http;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The cart service's route that is measured, and the one that opens carts, on any peer. */
public final class CartRoutes {
    private final Carts carts;

    private CartRoutes(Carts carts) {
        this.carts = carts;
    }

    private record Item(String sku, int quantity) {}

    /** The routes over a peer. */
    public static RouterFunction<ServerResponse> of(Carts carts) {
        CartRoutes routes = new CartRoutes(carts);
        return RouterFunctions.route()
                .POST("/v1/carts", request -> routes.open())
                .POST("/v1/carts/{cartId}/lines", routes::add)
                .build();
    }

    private Mono<ServerResponse> open() {
        return carts.open()
                .flatMap(cartId ->
                        ServerResponse.status(HttpStatus.CREATED).bodyValue(Map.of("cart", Map.of("cartId", cartId))));
    }

    private Mono<ServerResponse> add(ServerRequest request) {
        String cartId = request.pathVariable("cartId");
        return request.bodyToMono(Item.class)
                .flatMap(item -> carts.add(cartId, item.sku(), item.quantity()))
                .flatMap(cart -> ServerResponse.ok().bodyValue(Map.of("cart", cart)));
    }
}
