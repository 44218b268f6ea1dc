package dev.cartlog.web.request;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemDocument;
import dev.cartlog.web.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes answers that are ready as text, past the negotiation of codecs: each has exactly one representation. */
public final class Answers {
    private static final MediaType PROBLEM_JSON = MediaType.valueOf(ProblemDocument.MEDIA_TYPE);
    private static final long RETRY_AFTER_SECONDS = 1;
    private static final Set<Integer> RETRIABLE_STATUSES = Set.of(429, 503);

    private Answers() {}

    /** An answer whose body is JSON already. More headers may follow before it is built. */
    public static Mono<ServerResponse> json(ServerResponse.BodyBuilder answer, String json) {
        return text(answer, MediaType.APPLICATION_JSON, json);
    }

    /** An answer whose body is text, in UTF-8. */
    public static Mono<ServerResponse> text(ServerResponse.BodyBuilder answer, MediaType type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return answer.contentType(type).contentLength(bytes.length).body((output, context) -> {
            DataBuffer buffer = output.bufferFactory().wrap(bytes);
            return output.writeWith(Mono.just(buffer));
        });
    }

    /** Ends the exchange with a problem. */
    public static Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        return write(exchange, problem, RETRY_AFTER_SECONDS);
    }

    /** @param retryAfterSeconds told only when the problem passes by itself */
    public static Mono<Void> write(ServerWebExchange exchange, Problem problem, long retryAfterSeconds) {
        ProblemType type = problem.type();
        RequestTrace.of(exchange).note("outcome", type.code());
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(type.status()));
        byte[] body = ProblemDocument.of(problem).getBytes(StandardCharsets.UTF_8);
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(PROBLEM_JSON);
        headers.setContentLength(body.length);
        explain(problem, headers, retryAfterSeconds);
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            return response.setComplete();
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static void explain(Problem problem, HttpHeaders headers, long retryAfterSeconds) {
        if (RETRIABLE_STATUSES.contains(problem.type().status())) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        }
        if (!problem.allow().isEmpty()) {
            headers.set(HttpHeaders.ALLOW, String.join(", ", problem.allow()));
        }
        switch (problem.type()) {
            case UNAUTHENTICATED -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case TOKEN_EXPIRED ->
                headers.set(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"invalid_token\", error_description=\"The access token expired\"");
            case INSUFFICIENT_SCOPE -> headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
            default -> {
                // The other problems have no header of their own.
            }
        }
    }
}
