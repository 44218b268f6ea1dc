package dev.cartlog.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the gateway itself has to refuse, in the words and form the services use. */
enum Problem {
    BODY_TOO_LARGE(413, "body-too-large", "The body is too large", false),
    NOT_FOUND(404, "not-found", "There is nothing at this path", false),
    TOO_MANY_REQUESTS(429, "too-many-requests", "The gateway has too many requests open", true),
    COMMAND_UNREACHABLE(503, "shard-moving", "The command service is not there; nothing was done", true),
    OUTCOME_UNKNOWN(503, "outcome-unknown", "The connection broke; repeat with the same Idempotency-Key", true),
    QUERY_UNREACHABLE(503, "projection-behind", "The query service is not there", true),
    IDENTITY_UNREACHABLE(503, "identity-unreachable", "The identity provider is not there", true);

    private final int status;
    private final String code;
    private final String title;
    private final boolean retryable;

    Problem(int status, String code, String title, boolean retryable) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.retryable = retryable;
    }

    /** Nobody took the connection. */
    static Problem unreachable(Route route) {
        return switch (route) {
            case COMMAND -> COMMAND_UNREACHABLE;
            case IDENTITY -> IDENTITY_UNREACHABLE;
            case QUERY, TRACES, FILES -> QUERY_UNREACHABLE;
        };
    }

    /** The connection broke before an answer came. */
    static Problem broken(Route route) {
        return route == Route.COMMAND ? OUTCOME_UNKNOWN : unreachable(route);
    }

    void answer(HttpExchange exchange) throws IOException {
        byte[] body = ("{\"type\":\"/problems/" + code + "\",\"title\":\"" + title + "\",\"status\":" + status
                        + ",\"detail\":\"" + title + ".\",\"code\":\"" + code + "\",\"retryable\":" + retryable + "}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        if (retryable) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
