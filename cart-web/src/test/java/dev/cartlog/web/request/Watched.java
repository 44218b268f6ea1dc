package dev.cartlog.web.request;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A response that tells of each piece, on the thread that hands it over. */
final class Watched extends ServerHttpResponseDecorator {
    private final Runnable piece;

    Watched(ServerHttpResponse response, Runnable piece) {
        super(response);
        this.piece = piece;
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> pieces) {
        return super.writeAndFlushWith(Flux.from(pieces).doOnNext(each -> piece.run()));
    }
}
