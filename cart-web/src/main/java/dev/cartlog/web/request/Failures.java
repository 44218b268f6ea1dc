package dev.cartlog.web.request;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/** Turns whatever ended a request into a problem, so that no other format of errors ever reaches a client. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Mono<Void> answer(ServerWebExchange exchange, RequestTrace trace, Throwable failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            // Never an empty success: if it is a peer of ours that went away, the sender must not take it for an
            // answer.
            trace.note("outcome", "disconnected");
            return Mono.error(failure);
        }
        Problem problem = problem(failure);
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            LOG.atError()
                    .addKeyValue("correlationId", trace.correlationId())
                    .setCause(failure)
                    .log("a request met a defect");
        }
        // Part of an answer is out already: only breaking it off tells the client that it is incomplete.
        return exchange.getResponse().isCommitted() ? Mono.error(failure) : Answers.write(exchange, problem);
    }

    private static Problem problem(Throwable failure) {
        return switch (failure) {
            case ProblemException e -> e.problem();
            case DataBufferLimitException e -> Problem.of(ProblemType.BODY_TOO_LARGE);
            case MethodNotAllowedException e -> Problem.methodNotAllowed(names(e));
            case ResponseStatusException e -> ofStatus(e.getStatusCode().value());
            default -> Problem.of(ProblemType.INTERNAL_ERROR);
        };
    }

    private static List<String> names(MethodNotAllowedException e) {
        return e.getSupportedMethods().stream().map(HttpMethod::name).sorted().toList();
    }

    /** What the framework refuses by itself; our own code throws problems. */
    private static Problem ofStatus(int status) {
        return Problem.of(
                switch (status) {
                    case 404 -> ProblemType.NOT_FOUND;
                    case 406 -> ProblemType.NOT_ACCEPTABLE;
                    case 408 -> ProblemType.REQUEST_TIMEOUT;
                    case 413 -> ProblemType.BODY_TOO_LARGE;
                    case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                    case 431 -> ProblemType.HEADERS_TOO_LARGE;
                    default -> status < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL_ERROR;
                });
    }
}
