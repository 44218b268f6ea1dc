package dev.cartlog.query.http;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.query.ops.CartInspector;
import dev.cartlog.query.ops.ShardBoard;
import dev.cartlog.query.ops.ViewContent;
import dev.cartlog.query.topology.Partitions;
import dev.cartlog.query.view.NotReadableException;
import dev.cartlog.query.view.Placement;
import dev.cartlog.query.view.Placement.Place;
import dev.cartlog.query.view.StoreSource;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Answers;
import dev.cartlog.web.request.Routes;
import dev.cartlog.web.request.Streamed;
import dev.cartlog.web.security.Callers;
import dev.cartlog.web.security.Scopes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/** What operators look at. */
public final class OpsRoutes implements RouteGroup {
    private static final int LINES_AT_ONCE = 500;
    private static final int PARTITION_DIGITS_MAX = 6;

    private final CartInspector inspector;
    private final ShardBoard board;
    private final ViewContent content;
    private final StoreSource stores;
    private final Placement placement;
    private final Peers peers;
    private final Routing routing;
    private final Scheduler readers;

    /** Shows what these see. */
    public OpsRoutes(
            CartInspector inspector,
            ShardBoard board,
            ViewContent content,
            StoreSource stores,
            Placement placement,
            Peers peers,
            Routing routing,
            Scheduler readers) {
        this.inspector = inspector;
        this.board = board;
        this.content = content;
        this.stores = stores;
        this.placement = placement;
        this.peers = peers;
        this.routing = routing;
        this.readers = readers;
    }

    @Override
    public Routes addTo(Routes routes) {
        return routes.on(HttpMethod.GET, "/v1/ops/carts/{cartId}", routing.byCart(operator(this::cart)))
                .on(HttpMethod.GET, "/v1/ops/shards", Guarded.by(operator(this::shards)))
                .on(HttpMethod.GET, "/v1/ops/views/{view}", Guarded.by(operator(this::view)));
    }

    private static Routes.Handler operator(Routes.Handler handler) {
        return request -> Callers.of(request).flatMap(caller -> {
            caller.withScope(Scopes.OPERATE);
            return handler.handle(request);
        });
    }

    private Mono<ServerResponse> cart(ServerRequest request) {
        CartId cartId = Parameters.cartId(request).orElseThrow(OpsRoutes::noCart);
        return Mono.fromCallable(() -> inspector.inspect(cartId, new Partitions(placement.partitionCount())))
                .subscribeOn(readers)
                .flatMap(document -> Answers.json(ServerResponse.ok(), document.orElseThrow(OpsRoutes::noCart)));
    }

    private static ProblemException noCart() {
        return new ProblemException(Problem.of(ProblemType.CART_NOT_FOUND));
    }

    private Mono<ServerResponse> shards(ServerRequest request) {
        Set<Place> places = placement.partitions().keySet();
        return Flux.fromIterable(places)
                .flatMap(this::standing)
                .collectList()
                .publishOn(readers)
                .map(instances -> board.document(List.copyOf(new TreeSet<>(instances))))
                .flatMap(document -> Answers.json(ServerResponse.ok(), document));
    }

    private Mono<String> standing(Place place) {
        return switch (place) {
            case Place.Here here -> Mono.just(board.here());
            case Place.At other ->
                peers.ask(other, InternalRoutes.SHARDS, "")
                        .map(answer -> answer.map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                                .orElseGet(() -> silent(other)))
                        // Operators look just then when something does not answer.
                        .onErrorResume(NotReadableException.class, e -> Mono.just(silent(other)));
        };
    }

    private static String silent(Place.At place) {
        return ShardBoard.silent(place.host() + ":" + place.port());
    }

    /** The lines of a view's partition, and at last how many there were. */
    private Mono<ServerResponse> view(ServerRequest request) {
        String view = request.pathVariable("view");
        String store =
                ViewContent.store(view).orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND)));
        int partition = partition(request);
        return routing.routed(request, store, partition, here -> {
            // Fails before the answer begins when the partition is not here.
            stores.open(store, partition);
            return ServerResponse.ok()
                    .contentType(MediaType.TEXT_PLAIN)
                    .body((output, context) -> Streamed.write(output, lines(view, partition)));
        });
    }

    private int partition(ServerRequest request) {
        return request.queryParam("partition")
                .filter(text -> text.matches("[0-9]{1," + PARTITION_DIGITS_MAX + "}"))
                .map(Integer::parseInt)
                .filter(number -> number < placement.partitionCount())
                .orElseThrow(() -> Parameters.malformed("partition", "The number of a partition is expected."));
    }

    private Flux<DataBuffer> lines(String view, int partition) {
        return Flux.generate(() -> new Listing(content.open(view, partition)), Listing::next, Listing::close)
                .subscribeOn(readers);
    }

    /** Lines in pieces, each made when the one before has been taken. */
    private static final class Listing {
        private final ViewContent.Lines lines;
        private long count;

        private Listing(ViewContent.Lines lines) {
            this.lines = lines;
        }

        private Listing next(SynchronousSink<DataBuffer> sink) {
            StringBuilder text = new StringBuilder();
            for (int n = 0; n < LINES_AT_ONCE; n++) {
                Optional<String> line = lines.next();
                if (line.isEmpty()) {
                    text.append("end ").append(count).append('\n');
                    sink.next(buffer(text));
                    sink.complete();
                    return this;
                }
                text.append(line.get()).append('\n');
                count++;
            }
            sink.next(buffer(text));
            return this;
        }

        private static DataBuffer buffer(StringBuilder text) {
            return DefaultDataBufferFactory.sharedInstance.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        }

        private void close() {
            lines.close();
        }
    }
}
