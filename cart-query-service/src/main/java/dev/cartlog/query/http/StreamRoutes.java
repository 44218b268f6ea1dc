package dev.cartlog.query.http;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.query.view.CartUpdates;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Routes;
import dev.cartlog.web.request.Streamed;
import dev.cartlog.web.security.Caller;
import dev.cartlog.web.security.Callers;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A cart's changes as server-sent events, for as long as the reader may see the cart. */
public final class StreamRoutes implements RouteGroup {
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");
    private static final int PREFETCH = 1;
    /** Stands for the end of the changes, which also ends the heartbeats. */
    private static final byte[] END = {};

    private final CartViews carts;
    private final CartUpdates updates;
    private final CartAnswers answers;
    private final StreamCaps caps;
    private final Duration heartbeat;
    private final Clock clock;
    private final Routing routing;

    /** Streams what these views show. */
    public StreamRoutes(
            CartViews carts,
            CartUpdates updates,
            CartAnswers answers,
            StreamCaps caps,
            Duration heartbeat,
            Clock clock,
            Routing routing) {
        this.routing = routing;
        this.carts = carts;
        this.updates = updates;
        this.answers = answers;
        this.caps = caps;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    @Override
    public Routes addTo(Routes routes) {
        return routes.on(HttpMethod.GET, "/v1/carts/{cartId}/stream", routing.byCart(this::stream));
    }

    private Mono<ServerResponse> stream(ServerRequest request) {
        return Callers.of(request).flatMap(caller -> {
            Principal principal = caller.principal();
            CartId cartId = Parameters.cartId(request)
                    .filter(id -> carts.find(id).filter(principal::mayUse).isPresent())
                    .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.CART_NOT_FOUND)));
            if (request.method().equals(HttpMethod.HEAD)) {
                return ServerResponse.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .build();
            }
            caps.enter(principal);
            Flux<byte[]> events = events(cartId, principal, seen(request))
                    .takeUntilOther(expiry(caller))
                    .doFinally(signal -> caps.leave(principal));
            return ServerResponse.ok()
                    .contentType(MediaType.TEXT_EVENT_STREAM)
                    .header("X-Accel-Buffering", "no")
                    .body((output, context) -> Streamed.write(output, events.map(StreamRoutes::buffer)));
        });
    }

    /**
     * Heartbeats, the first of them at once so that whoever has missed nothing sees the stream open, and carts. A tick that nobody takes before the next one is due ends the stream with an error: the
     * reader is too slow, or gone without a word.
     */
    private Flux<byte[]> events(CartId cartId, Principal principal, CartVersion seen) {
        Flux<byte[]> beats = Flux.interval(Duration.ZERO, heartbeat).map(tick -> ServerSent.HEARTBEAT);
        Flux<byte[]> changes = updates.of(cartId, seen)
                .takeWhile(principal::mayUse)
                .map(this::event)
                .concatWithValues(END);
        return Flux.merge(PREFETCH, changes, beats)
                .takeWhile(bytes -> bytes.length > 0)
                .onErrorMap(Exceptions::isOverflow, StreamRoutes::tooSlow);
    }

    private static Throwable tooSlow(Throwable overflow) {
        return new ProblemException(ProblemType.REQUEST_TIMEOUT, "The reader took nothing for too long.");
    }

    private byte[] event(Cart cart) {
        return ServerSent.event("cart", cart.version().toString(), answers.body(cart));
    }

    /** Only an access token has an end; a guest's token is good as long as its cart. */
    private Mono<Long> expiry(Caller caller) {
        return switch (caller) {
            case Caller.Customer customer -> Mono.delay(Duration.between(clock.instant(), customer.expiresAt()));
            case Caller.Guest guest -> Mono.never();
            case Caller.Anonymous anonymous -> Mono.never();
        };
    }

    /** What the client has seen already; anything that is no version of ours counts as nothing. */
    private static CartVersion seen(ServerRequest request) {
        String sent = request.headers().firstHeader(LAST_EVENT_ID);
        return sent != null && VERSION.matcher(sent).matches()
                ? new CartVersion(Long.parseLong(sent))
                : CartVersion.NONE;
    }

    private static DataBuffer buffer(byte[] bytes) {
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }
}
