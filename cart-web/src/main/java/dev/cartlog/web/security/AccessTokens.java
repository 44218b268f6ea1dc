package dev.cartlog.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.JWKSecurityContextJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWKSecurityContext;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Verifies customers' access tokens. Keys come from the issuer's published set alone: whatever a token's own header says
 * about where its key is ({@code jku}, {@code x5u}, {@code jwk}, {@code x5c}) is not even looked at.
 */
final class AccessTokens {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final IssuerKeys keys;
    private final DefaultJWTProcessor<JWKSecurityContext> processor = new DefaultJWTProcessor<>();

    private AccessTokens(IssuerKeys keys) {
        this.keys = keys;
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new JWKSecurityContextJWKSet()));
        // Types and claims are for AccessTokenRules to judge, in one place.
        processor.setJWSTypeVerifier((type, context) -> {});
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    static ReactiveJwtDecoder decoder(IssuerKeys keys, String issuer, String audience, Clock clock) {
        NimbusReactiveJwtDecoder decoder = new NimbusReactiveJwtDecoder(new AccessTokens(keys)::claims);
        decoder.setJwtValidator(AccessTokenRules.of(issuer, audience, clock));
        return decoder;
    }

    private Mono<JWTClaimsSet> claims(JWT token) {
        if (!(token instanceof SignedJWT signed)
                || !ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
            return Mono.error(new BadJwtException("the token is not signed with an accepted algorithm"));
        }
        JWSHeader header = signed.getHeader();
        return keys.matching(header).map(matching -> verified(signed, matching));
    }

    private JWTClaimsSet verified(SignedJWT token, List<JWK> matching) {
        try {
            return processor.process(token, new JWKSecurityContext(matching));
        } catch (BadJOSEException | JOSEException e) {
            throw new BadJwtException("the token's signature does not hold", e);
        }
    }
}
