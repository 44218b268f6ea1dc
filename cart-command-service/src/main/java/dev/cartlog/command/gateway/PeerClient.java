package dev.cartlog.command.gateway;

import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.events.serde.EventHeaders;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Hands requests to the instance that owns their shard. That instance decides them or says that it cannot; it forwards nothing. */
public final class PeerClient implements AutoCloseable {
    /** Where instances take requests from each other. */
    public static final String PATH = "/internal/requests";

    /** The longest that a peer is waited for. */
    static final Duration ANSWER_MAX = Duration.ofSeconds(12);

    private static final Duration CONNECT_MAX = Duration.ofMillis(500);
    private static final int OK = 200;
    private static final int SERVER_ERROR_MIN = 500;

    private final HttpClient http;
    private final PeerSignature signature;
    private final PeerReplies replies;
    private final PeerOutages outages = new PeerOutages();

    public PeerClient(PeerSignature signature, CartRecords records) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_MAX)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.signature = signature;
        this.replies = new PeerReplies(records);
    }

    /** Never fails: a peer that cannot be reached has not got the request, one that falls silent may have. */
    CompletableFuture<ShardReply> submit(URI peer, CartRequest request, Map<String, String> headers) {
        byte[] body = PeerRequests.write(new PeerRequests.Forwarded(request, headers));
        HttpRequest.Builder message = HttpRequest.newBuilder(peer.resolve(PATH))
                .timeout(ANSWER_MAX)
                .header("Content-Type", "application/json")
                .header(PeerSignature.HEADER, signature.sign(PATH, body))
                .header("X-Correlation-Id", request.correlationId())
                .POST(BodyPublishers.ofByteArray(body));
        Optional.ofNullable(headers.get(EventHeaders.TRACEPARENT))
                .ifPresent(trace -> message.header(EventHeaders.TRACEPARENT, trace));
        return http.sendAsync(message.build(), BodyHandlers.ofByteArray())
                .thenApply(answer -> reply(peer, answer))
                .exceptionally(failure -> undecided(peer, failure));
    }

    private ShardReply reply(URI peer, HttpResponse<byte[]> answer) {
        if (answer.statusCode() == OK) {
            outages.answered(peer);
            return replies.read(answer.body());
        }
        outages.failed(peer, "it refused a forwarded request with status " + answer.statusCode());
        boolean undone = answer.statusCode() < SERVER_ERROR_MIN;
        return new ShardReply.NotDecided(undone ? Undecided.SHARD_MOVING : Undecided.OUTCOME_UNKNOWN);
    }

    private ShardReply undecided(URI peer, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean unsent = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        outages.failed(peer, "it did not answer a forwarded request: " + cause);
        return new ShardReply.NotDecided(unsent ? Undecided.SHARD_MOVING : Undecided.OUTCOME_UNKNOWN);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
