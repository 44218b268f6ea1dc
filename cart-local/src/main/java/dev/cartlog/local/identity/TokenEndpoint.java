package dev.cartlog.local.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /token?subject=alice}: an access token for whoever is named, no questions asked. {@code flaw=expired},
 * {@code audience} or {@code issuer} gives a bad one. The parameters may stand in a form too.
 */
final class TokenEndpoint implements HttpHandler {
    private static final int FORM_BYTES_MAX = 4_096;
    private static final String NAME = "[!-~]{1,128}";

    private final AccessTokens tokens;

    TokenEndpoint(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                answer(exchange, 405, Map.of("error", "invalid_request", "error_description", "POST only"));
                return;
            }
            Map<String, String> parameters = parameters(exchange);
            String subject = parameters.getOrDefault("subject", "");
            Optional<Flaw> flaw =
                    Optional.ofNullable(parameters.get("flaw")).map(Flaw::named).orElse(Optional.of(Flaw.NONE));
            if (subject.matches(NAME) && flaw.isPresent()) {
                answer(exchange, 200, token(subject, flaw.get()));
            } else {
                String help = "subject: 1 to 128 printable ASCII characters; flaw: expired, audience or issuer";
                answer(exchange, 400, Map.of("error", "invalid_request", "error_description", help));
            }
        }
    }

    private Map<String, Object> token(String subject, Flaw flaw) {
        return Map.of(
                "access_token", tokens.mint(subject, flaw),
                "token_type", "Bearer",
                "expires_in", AccessTokens.LIFETIME.toSeconds());
    }

    private static Map<String, String> parameters(HttpExchange exchange) throws IOException {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        String form = new String(exchange.getRequestBody().readNBytes(FORM_BYTES_MAX), StandardCharsets.UTF_8);
        return Arrays.stream((query + "&" + form).split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (first, again) -> again));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
