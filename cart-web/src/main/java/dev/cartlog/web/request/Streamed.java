package dev.cartlog.web.request;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes bodies that are made piece by piece, each piece sent at once.
 *
 * <p>Pieces are handed to the connection on its own thread. Reactor Netty puts a mark behind each piece by {@code Flux.concat},
 * which forgets a request for more when two threads make one at the same moment: the connection's, and the one that brings the
 * next piece. The body would stop there for good, with its connection open (ADR 0021).
 */
public final class Streamed {
    private static final int PIECES_AHEAD = 1;

    private Streamed() {}

    /**
     * Writes the pieces; a piece is asked for when the one before has been taken.
     *
     * @return completes when the last piece is written
     */
    public static Mono<Void> write(ServerHttpResponse response, Publisher<? extends DataBuffer> pieces) {
        Flux<DataBuffer> onItsThread = Flux.<DataBuffer>from(pieces)
                .publishOn(ConnectionThread.of(response), PIECES_AHEAD)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
        return response.writeAndFlushWith(onItsThread.map(Mono::just));
    }
}
