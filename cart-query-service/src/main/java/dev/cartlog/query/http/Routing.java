package dev.cartlog.query.http;

import dev.cartlog.query.topology.Stores;
import dev.cartlog.query.view.Placement;
import dev.cartlog.query.view.Placement.Place;
import dev.cartlog.web.request.Routes;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Has each question answered by the instance that keeps what it is about. */
public final class Routing {
    private final Placement placement;
    private final Peers peers;
    private final InternalSecret secret;

    /** Asks these peers. */
    public Routing(Placement placement, Peers peers, InternalSecret secret) {
        this.placement = placement;
        this.peers = peers;
        this.secret = secret;
    }

    /** A route about the cart in its path. A cart id that is none is answered anywhere. */
    Routes.Handler byCart(Routes.Handler handler) {
        return Guarded.by(request -> routed(
                request,
                Stores.CARTS,
                Parameters.cartId(request).map(cartId -> cartId.routingKey().value()),
                handler::handle));
    }

    /** Answers here, or passes the question on. What was passed on once is never passed on again. */
    Mono<ServerResponse> routed(
            ServerRequest request,
            String store,
            Optional<String> key,
            Function<ServerRequest, Mono<ServerResponse>> here) {
        if (key.isEmpty() || secret.isShownBy(request)) {
            return here.apply(request);
        }
        return at(placement.of(store, key.get()), request, here);
    }

    /** The same for a whole partition of a store. */
    Mono<ServerResponse> routed(
            ServerRequest request, String store, int partition, Function<ServerRequest, Mono<ServerResponse>> here) {
        return secret.isShownBy(request) ? here.apply(request) : at(placement.of(store, partition), request, here);
    }

    private Mono<ServerResponse> at(
            Place place, ServerRequest request, Function<ServerRequest, Mono<ServerResponse>> here) {
        return switch (place) {
            case Place.Here self -> here.apply(request);
            case Place.At other -> peers.forward(request, other);
        };
    }
}
