package dev.cartlog.query.http;

import dev.cartlog.query.audit.EventSearch;
import dev.cartlog.query.ops.ShardBoard;
import dev.cartlog.query.topology.Codec;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.LoggedEvent;
import dev.cartlog.query.view.StoreSource;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Routes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** What the other instances ask. For anyone else there is nothing here. */
public final class InternalRoutes implements RouteGroup {
    static final String CARTS = "/internal/carts/";
    static final String EVENTS = "/internal/events";
    static final String SHARDS = "/internal/shards";

    private final CartViews carts;
    private final Codec codec;
    private final EventSearch search;
    private final StoreSource stores;
    private final Scheduler readers;
    private final InternalSecret secret;
    private final ShardBoard board;

    /** Answers from these views. */
    public InternalRoutes(
            CartViews carts,
            Codec codec,
            EventSearch search,
            StoreSource stores,
            Scheduler readers,
            InternalSecret secret,
            ShardBoard board) {
        this.board = board;
        this.carts = carts;
        this.codec = codec;
        this.search = search;
        this.stores = stores;
        this.readers = readers;
        this.secret = secret;
    }

    @Override
    public Routes addTo(Routes routes) {
        return routes.on(HttpMethod.GET, CARTS + "{cartId}", guarded(this::cart))
                .on(HttpMethod.GET, EVENTS, guarded(this::events))
                .on(
                        HttpMethod.GET,
                        SHARDS,
                        guarded(request -> bytes(board.here().getBytes(StandardCharsets.UTF_8))));
    }

    private Routes.Handler guarded(Routes.Handler handler) {
        return Guarded.by(request -> secret.isShownBy(request)
                ? handler.handle(request)
                : Mono.error(new ProblemException(Problem.of(ProblemType.NOT_FOUND))));
    }

    private Mono<ServerResponse> cart(ServerRequest request) {
        Optional<byte[]> cart = Parameters.cartId(request).flatMap(carts::find).map(codec::toBytes);
        return cart.map(InternalRoutes::bytes)
                .orElseGet(() -> Mono.error(new ProblemException(Problem.of(ProblemType.CART_NOT_FOUND))));
    }

    private Mono<ServerResponse> events(ServerRequest request) {
        EventSearch.Query query = EventPack.query(request);
        return Mono.fromCallable(() -> {
                    Set<Integer> partitions = stores.partitions();
                    List<LoggedEvent> found = search.search(partitions, query);
                    return new EventPack(
                                    partitions,
                                    found.stream().map(LoggedEvent::stored).toList())
                            .toBytes();
                })
                .subscribeOn(readers)
                .flatMap(InternalRoutes::bytes);
    }

    private static Mono<ServerResponse> bytes(byte[] body) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(body.length)
                .body((output, context) ->
                        output.writeWith(Mono.just(output.bufferFactory().wrap(body))));
    }
}
