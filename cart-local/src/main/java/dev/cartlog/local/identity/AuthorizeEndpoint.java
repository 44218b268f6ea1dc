package dev.cartlog.local.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code GET /authorize}: asks who is there; {@code POST /authorize} with {@code subject}: believes it and sends the browser
 * back with a code. Only the code flow, only with PKCE (S256), only back to pages of this machine.
 */
final class AuthorizeEndpoint implements HttpHandler {
    private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";

    private final AuthorizationCodes codes;
    private final URI issuer;

    AuthorizeEndpoint(AuthorizationCodes codes, URI issuer) {
        this.codes = codes;
        this.issuer = issuer;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Parameters parameters = Parameters.of(exchange);
        String redirectUri = parameters.get("redirect_uri");
        if (!Loopback.isPage(redirectUri) || parameters.name("client_id").isEmpty()) {
            // Never back to an address that could be anybody's.
            String help = "client_id is missing, or redirect_uri is no http page of this machine.";
            Replies.page(exchange, 400, SignInPage.refusal(help));
            return;
        }
        Optional<String> wrong = wrong(parameters);
        if (wrong.isPresent()) {
            Replies.redirect(exchange, back(parameters, "error=" + wrong.get()));
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "GET" -> Replies.page(exchange, 200, SignInPage.of(parameters));
            case "POST" -> signedIn(exchange, parameters);
            default -> Replies.methodNotAllowed(exchange, "GET, POST");
        }
    }

    private static Optional<String> wrong(Parameters parameters) {
        if (!parameters.get("response_type").equals("code")) {
            return Optional.of("unsupported_response_type");
        }
        boolean proofPromised = parameters.get("code_challenge_method").equals("S256")
                && parameters.get("code_challenge").matches(CHALLENGE);
        return proofPromised ? Optional.empty() : Optional.of("invalid_request");
    }

    private void signedIn(HttpExchange exchange, Parameters parameters) throws IOException {
        Optional<String> subject = parameters.name("subject");
        if (subject.isEmpty()) {
            Replies.page(exchange, 400, SignInPage.refusal("A name has 1 to 128 printable ASCII characters."));
            return;
        }
        String code = codes.issue(new AuthorizationCodes.Grant(
                subject.get(),
                parameters.get("client_id"),
                parameters.get("redirect_uri"),
                parameters.get("code_challenge")));
        Replies.redirect(exchange, back(parameters, "code=" + code));
    }

    /** The issuer is named so that a client of several cannot be confused (RFC 9207). */
    private String back(Parameters parameters, String answer) {
        String redirectUri = parameters.get("redirect_uri");
        String state = parameters
                .find("state")
                .map(value -> "&state=" + encoded(value))
                .orElse("");
        String join = redirectUri.contains("?") ? "&" : "?";
        return redirectUri + join + answer + state + "&iss=" + encoded(issuer.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
