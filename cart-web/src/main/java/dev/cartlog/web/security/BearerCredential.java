package dev.cartlog.web.security;

import java.util.List;
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

    private static final String SCHEME = "Bearer ";
    private static final String MARKS = "._~+/-";
    private static final int NONE = -1;

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        List<String> sent = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (sent.isEmpty()) {
            return Mono.empty();
        }
        String header = sent.getFirst();
        int begin = tokenBegin(header);
        if (sent.size() > 1 || header.length() > TOKEN_CHARS_MAX || begin == NONE) {
            return Mono.error(new InvalidBearerTokenException("not one bearer token"));
        }
        return Mono.just(new BearerTokenAuthenticationToken(header.substring(begin)));
    }

    /**
     * Where the token begins in a header of the form {@code Bearer +[A-Za-z0-9._~+/-]+=*}, else -1. By hand, as every request
     * with a credential comes here: a pattern took three times as long as the digest of a guest's token.
     */
    static int tokenBegin(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return NONE;
        }
        int begin = SCHEME.length();
        while (begin < header.length() && header.charAt(begin) == ' ') {
            begin++;
        }
        int end = header.length();
        while (end > begin && header.charAt(end - 1) == '=') {
            end--;
        }
        for (int at = begin; at < end; at++) {
            if (!isOfToken(header.charAt(at))) {
                return NONE;
            }
        }
        return end > begin ? begin : NONE;
    }

    private static boolean isOfToken(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || MARKS.indexOf(c) >= 0;
    }
}
