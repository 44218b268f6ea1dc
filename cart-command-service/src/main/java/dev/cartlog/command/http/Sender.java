package dev.cartlog.command.http;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.ConnectionThread;
import dev.cartlog.web.request.RequestTrace;
import java.util.stream.Collectors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Sends requests to the carts' writers and waits for what becomes of them. */
final class Sender {
    private final CartGateway gateway;

    Sender(CartGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Fails with a problem when the writer could not decide. Completes on the connection's thread: the writers' own threads are
     * not to be kept, and any third one would only hand the answer on.
     */
    Mono<Outcome> send(ServerRequest http, CartRequest request) {
        RequestTrace trace = RequestTrace.of(http.exchange());
        trace.note("command", names(request));
        return Mono.fromCompletionStage(() -> gateway.submit(
                        request, CommandHeaders.trace(http.headers().asHttpHeaders())))
                .publishOn(ConnectionThread.of(http.exchange().getResponse()))
                .map(reply -> switch (reply) {
                    case ShardReply.Decided decided -> decided.outcome();
                    case ShardReply.NotDecided undecided ->
                        throw new ProblemException(Problem.of(problem(undecided.reason())));
                });
    }

    static ProblemType problem(Undecided reason) {
        return switch (reason) {
            // Clients need one word for a writer that cannot take it now: it is the service's fault, not theirs.
            case SHARD_MOVING, MAILBOX_FULL -> ProblemType.SHARD_MOVING;
            case OUTCOME_UNKNOWN -> ProblemType.OUTCOME_UNKNOWN;
        };
    }

    private static String names(CartRequest request) {
        return request.commands().stream().map(CartCommand::type).distinct().collect(Collectors.joining(","));
    }
}
