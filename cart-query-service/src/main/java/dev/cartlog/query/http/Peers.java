package dev.cartlog.query.http;

import dev.cartlog.query.view.NotReadableException;
import dev.cartlog.query.view.Placement.Place;
import dev.cartlog.web.request.RequestFilter;
import dev.cartlog.web.request.RequestTrace;
import dev.cartlog.web.request.Streamed;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Talks to the other instances. Whatever goes wrong with them ends as {@link NotReadableException}. */
public final class Peers {
    private static final int CONNECTIONS_MAX = 500;
    private static final int CONNECTIONS_PENDING_MAX = 2000;
    private static final int CONNECT_TIMEOUT_MS = 1000;
    private static final int ANSWER_BYTES_MAX = 64 * 1024 * 1024;

    /** Longer than any read may wait for its version. */
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(5);

    private static final List<String> ASKED =
            List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT, HttpHeaders.IF_NONE_MATCH, "Last-Event-ID");
    private static final List<String> ANSWERED = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.ETAG,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.WWW_AUTHENTICATE,
            "X-Accel-Buffering");

    private final WebClient client;
    private final InternalSecret secret;

    /** Shows this secret. */
    public Peers(InternalSecret secret) {
        this.secret = secret;
        ConnectionProvider connections = ConnectionProvider.builder("peers")
                .maxConnections(CONNECTIONS_MAX)
                .pendingAcquireMaxCount(CONNECTIONS_PENDING_MAX)
                .pendingAcquireTimeout(ANSWER_DEADLINE)
                .build();
        HttpClient http =
                HttpClient.create(connections).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS);
        client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(ANSWER_BYTES_MAX))
                .build();
    }

    /** The same question to another instance; its answer is passed on as it comes, however long it goes on. */
    Mono<ServerResponse> forward(ServerRequest request, Place.At to) {
        return client.method(request.method())
                .uri(uri(
                        to,
                        request.uri().getRawPath(),
                        Optional.ofNullable(request.uri().getRawQuery())))
                .headers(headers -> {
                    copy(request.headers().asHttpHeaders(), headers, ASKED);
                    headers.set(InternalSecret.HEADER, secret.value());
                    headers.set(
                            RequestFilter.CORRELATION_ID,
                            RequestTrace.of(request.exchange()).correlationId());
                })
                .retrieve()
                .onStatus(status -> true, response -> Mono.empty())
                .toEntityFlux(DataBuffer.class)
                .timeout(ANSWER_DEADLINE)
                .onErrorMap(Peers::unreachable)
                .flatMap(Peers::passOn);
    }

    private static Mono<ServerResponse> passOn(ResponseEntity<Flux<DataBuffer>> entity) {
        ServerResponse.BodyBuilder answer = ServerResponse.status(entity.getStatusCode())
                .headers(headers -> copy(entity.getHeaders(), headers, ANSWERED));
        Flux<DataBuffer> body = Optional.ofNullable(entity.getBody()).orElseGet(Flux::empty);
        return answer.body((output, context) -> Streamed.write(output, body));
    }

    /** An answer to an internal question; empty when the other instance answers 404. */
    Mono<Optional<byte[]>> ask(Place.At to, String path, String query) {
        return client.get()
                .uri(uri(to, path, Optional.of(query).filter(text -> !text.isEmpty())))
                .header(InternalSecret.HEADER, secret.value())
                .exchangeToMono(response -> {
                    HttpStatusCode status = response.statusCode();
                    if (status.value() == 404) {
                        return response.releaseBody().thenReturn(Optional.<byte[]>empty());
                    }
                    return status.is2xxSuccessful()
                            ? response.bodyToMono(byte[].class).map(Optional::of)
                            : response.releaseBody()
                                    .then(Mono.error(new NotReadableException("another instance answers " + status)));
                })
                .timeout(ANSWER_DEADLINE)
                .onErrorMap(Peers::unreachable);
    }

    private static Throwable unreachable(Throwable failure) {
        return failure instanceof WebClientRequestException || failure instanceof java.util.concurrent.TimeoutException
                ? new NotReadableException("another instance does not answer")
                : failure;
    }

    private static URI uri(Place.At to, String rawPath, Optional<String> rawQuery) {
        return URI.create("http://" + to.host() + ":" + to.port() + rawPath
                + rawQuery.map(query -> "?" + query).orElse(""));
    }

    private static void copy(HttpHeaders from, HttpHeaders to, List<String> names) {
        for (String name : names) {
            List<String> values = from.getOrEmpty(name);
            if (!values.isEmpty()) {
                to.put(name, values);
            }
        }
    }
}
