package dev.cartlog.command.http;

import dev.cartlog.command.gateway.PeerClient;
import dev.cartlog.command.gateway.PeerServer;
import dev.cartlog.command.gateway.PeerSignature;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Answers;
import dev.cartlog.web.request.Bodies;
import dev.cartlog.web.security.FailedCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Where other instances hand over the requests that belong to a shard of this one. */
final class PeerHandler {
    /** A merge's step carries a whole cart. */
    private static final int MESSAGE_BYTES_MAX = 1024 * 1024;

    private static final Duration MESSAGE_DEADLINE = Duration.ofSeconds(5);

    private final Bodies bodies = new Bodies(MESSAGE_BYTES_MAX, MESSAGE_DEADLINE);
    private final PeerSignature signature;
    private final PeerServer server;

    PeerHandler(PeerSignature signature, PeerServer server) {
        this.signature = signature;
        this.server = server;
    }

    Mono<ServerResponse> handle(ServerRequest request) {
        Optional<String> header = Optional.ofNullable(request.headers().firstHeader(PeerSignature.HEADER));
        if (header.isEmpty()) {
            // Before a byte of the body is read: strangers shall not make us hold a megabyte.
            return refused(request);
        }
        return bodies.bytes(request.exchange().getRequest())
                .flatMap(message -> submitted(request, header, message))
                .flatMap(reply -> Answers.json(ServerResponse.ok(), new String(reply, StandardCharsets.UTF_8)));
    }

    private static <T> Mono<T> refused(ServerRequest request) {
        FailedCredentials.note(request.exchange());
        return Mono.error(new ProblemException(Problem.of(ProblemType.UNAUTHENTICATED)));
    }

    private Mono<byte[]> submitted(ServerRequest request, Optional<String> header, byte[] message) {
        if (!signature.holds(header, PeerClient.PATH, message)) {
            return refused(request);
        }
        return Mono.fromCompletionStage(() -> server.submit(message))
                .onErrorMap(
                        IllegalArgumentException.class,
                        e -> new ProblemException(ProblemType.MALFORMED_REQUEST, "This is no message of a peer's."));
    }
}
