package dev.cartlog.web.security;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes the credential from the Authorization header and from nowhere else. A header of another form is refused rather than
 * taken for none: whoever sends one means to be somebody.
 */
final class BearerCredential implements ServerAuthenticationConverter {
    /** Longest accepted token. */
    static final int TOKEN_CHARS_MAX = 8_192;

    private static final Pattern FORM = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/-]+=*)");

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        List<String> sent = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (sent.isEmpty()) {
            return Mono.empty();
        }
        Matcher form = FORM.matcher(sent.getFirst());
        if (sent.size() > 1 || sent.getFirst().length() > TOKEN_CHARS_MAX || !form.matches()) {
            return Mono.error(new InvalidBearerTokenException("not one bearer token"));
        }
        return Mono.just(new BearerTokenAuthenticationToken(form.group(1)));
    }
}
