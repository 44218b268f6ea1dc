package dev.cartlog.web.security;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

/**
 * Makes a {@link Caller} of a bearer token. A guest's token proves itself later, by its hash on the cart; an access token is
 * verified here.
 */
final class CredentialCheck implements ReactiveAuthenticationManager {
    private final ReactiveJwtDecoder accessTokens;

    CredentialCheck(ReactiveJwtDecoder accessTokens) {
        this.accessTokens = accessTokens;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        return token.startsWith(GuestToken.PREFIX) ? guest(token) : customer(token);
    }

    private static Mono<Authentication> guest(String token) {
        return GuestToken.isWellFormed(token)
                ? Mono.just(new CallerAuthentication(new Caller.Guest(GuestToken.hash(token))))
                : Mono.error(new InvalidBearerTokenException("not a guest's token"));
    }

    private Mono<Authentication> customer(String token) {
        return accessTokens
                .decode(token)
                .<Authentication>map(jwt -> new CallerAuthentication(customer(jwt)))
                .onErrorMap(BadJwtException.class, e -> new InvalidBearerTokenException("not an access token", e))
                .onErrorMap(
                        IssuerUnavailableException.class,
                        e -> new ProblemException(Problem.of(ProblemType.IDENTITY_UNAVAILABLE)));
    }

    /** {@link AccessTokenRules} has seen to it that both claims are there. */
    private static Caller customer(Jwt jwt) {
        String subject = Objects.requireNonNull(jwt.getSubject());
        Instant expiresAt = Objects.requireNonNull(jwt.getExpiresAt());
        return new Caller.Customer(subject, scopes(jwt), expiresAt);
    }

    private static Set<String> scopes(Jwt jwt) {
        return jwt.getClaims().get("scope") instanceof String scope
                ? Arrays.stream(scope.split(" ")).filter(s -> !s.isEmpty()).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
