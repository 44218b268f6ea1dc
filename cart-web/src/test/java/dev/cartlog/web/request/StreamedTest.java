package dev.cartlog.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class StreamedTest {
    private static final int PIECES = 500;
    private static final int PIECE_BYTES = 1_000;

    private final Set<String> writers = ConcurrentHashMap.newKeySet();
    private final Scheduler makers = Schedulers.newBoundedElastic(4, 1_000, "makers");
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(new ReactorHttpHandlerAdapter(handler()))
            .bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
        makers.dispose();
    }

    /** Each piece is made by some thread, and looked at again where Reactor Netty subscribes to it. */
    private HttpHandler handler() {
        return (request, response) -> {
            Flux<DataBuffer> pieces = Flux.range(0, PIECES)
                    .concatMap(n -> Mono.fromCallable(StreamedTest::piece).subscribeOn(makers), 1);
            return Streamed.write(
                    new Watched(
                            response, () -> writers.add(Thread.currentThread().getName())),
                    pieces);
        };
    }

    private static DataBuffer piece() {
        return DefaultDataBufferFactory.sharedInstance.wrap(new byte[PIECE_BYTES]);
    }

    @Test
    void piecesReachTheConnectionOnItsOwnThreadWhoeverMadeThem() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                    .timeout(Duration.ofMinutes(1))
                    .build();
            byte[] body = client.send(request, BodyHandlers.ofByteArray()).body();

            assertThat(body).hasSize(PIECES * PIECE_BYTES);
        }
        assertThat(writers).hasSize(1).allMatch(name -> name.startsWith("reactor-http"));
    }
}
