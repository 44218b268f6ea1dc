package dev.cartlog.local.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /token}, by {@code grant_type}:
 *
 * <ul>
 *   <li>{@code authorization_code} and {@code refresh_token}, as OAuth 2.0 has it for public clients.
 *   <li>{@code password}: a sign-in in one request for whoever {@code username} names; no password is looked at.
 *   <li>none: only an access token, for programs and the command line, for whoever {@code subject} names;
 *       {@code flaw=expired}, {@code audience} or {@code issuer} gives a bad one.
 * </ul>
 */
final class TokenEndpoint implements HttpHandler {
    private final AccessTokens tokens;
    private final AuthorizationCodes codes;
    private final RefreshTokens refreshTokens;

    TokenEndpoint(AccessTokens tokens, AuthorizationCodes codes, RefreshTokens refreshTokens) {
        this.tokens = tokens;
        this.codes = codes;
        this.refreshTokens = refreshTokens;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            Replies.methodNotAllowed(exchange, "POST");
            return;
        }
        Parameters parameters = Parameters.of(exchange);
        switch (parameters.get("grant_type")) {
            case "" -> bare(exchange, parameters);
            case "password" -> password(exchange, parameters);
            case "authorization_code" -> code(exchange, parameters);
            case "refresh_token" -> refresh(exchange, parameters);
            default -> Replies.error(exchange, 400, "unsupported_grant_type", "there is no such grant_type here");
        }
    }

    private void bare(HttpExchange exchange, Parameters parameters) throws IOException {
        Optional<String> subject = parameters.name("subject");
        Optional<Flaw> flaw = parameters.find("flaw").map(Flaw::named).orElse(Optional.of(Flaw.NONE));
        if (subject.isPresent() && flaw.isPresent()) {
            String token = tokens.mint(subject.get(), flaw.get(), AccessTokens.LIFETIME);
            Replies.json(exchange, 200, answer(token, AccessTokens.LIFETIME));
        } else {
            String help = "subject: 1 to 128 printable ASCII characters; flaw: expired, audience or issuer";
            Replies.error(exchange, 400, "invalid_request", help);
        }
    }

    private void password(HttpExchange exchange, Parameters parameters) throws IOException {
        Optional<String> subject = parameters.name("username");
        if (subject.isPresent()) {
            signedIn(exchange, subject.get(), refreshTokens.start(subject.get(), parameters.get("client_id")));
        } else {
            Replies.error(exchange, 400, "invalid_request", "username: 1 to 128 printable ASCII characters");
        }
    }

    private void code(HttpExchange exchange, Parameters parameters) throws IOException {
        String clientId = parameters.get("client_id");
        Optional<String> subject = codes.redeem(
                parameters.get("code"), clientId, parameters.get("redirect_uri"), parameters.get("code_verifier"));
        if (subject.isPresent()) {
            signedIn(exchange, subject.get(), refreshTokens.start(subject.get(), clientId));
        } else {
            Replies.error(
                    exchange, 400, "invalid_grant", "the code is used up or too old, or was given for another request");
        }
    }

    private void refresh(HttpExchange exchange, Parameters parameters) throws IOException {
        Optional<RefreshTokens.Rotated> rotated =
                refreshTokens.rotate(parameters.get("refresh_token"), parameters.get("client_id"));
        if (rotated.isPresent()) {
            signedIn(exchange, rotated.get().subject(), rotated.get().next());
        } else {
            Replies.error(
                    exchange, 400, "invalid_grant", "the refresh token was used before, is too old or never was one");
        }
    }

    private void signedIn(HttpExchange exchange, String subject, String refreshToken) throws IOException {
        String token = tokens.mint(subject, Flaw.NONE, AccessTokens.SESSION_LIFETIME);
        Map<String, Object> answer = answer(token, AccessTokens.SESSION_LIFETIME);
        answer.put("refresh_token", refreshToken);
        Replies.json(exchange, 200, answer);
    }

    private static Map<String, Object> answer(String token, Duration lifetime) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", lifetime.toSeconds());
        return answer;
    }
}
