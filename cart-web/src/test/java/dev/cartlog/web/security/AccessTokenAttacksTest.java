package dev.cartlog.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

class AccessTokenAttacksTest {
    private static final TestIssuer ISSUER = new TestIssuer();

    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final ReactiveJwtDecoder decoder = decoder(Mono.fromSupplier(ISSUER::published));

    private ReactiveJwtDecoder decoder(Mono<com.nimbusds.jose.jwk.JWKSet> source) {
        IssuerKeys keys = new IssuerKeys(source.doOnSubscribe(s -> fetches.incrementAndGet()), nanos::get);
        return AccessTokens.decoder(keys, TestIssuer.ISSUER, TestIssuer.AUDIENCE, Clock.systemUTC());
    }

    @Test
    void acceptsRs256AndEs256() {
        assertThat(decode(ISSUER.token("alice")).getSubject()).isEqualTo("alice");
        assertThat(decode(ISSUER.ecToken(good().build())).getSubject()).isEqualTo("alice");
    }

    @Test
    void algorithmNone() {
        refused(new PlainJWT(good().build()).serialize());
        String signed = ISSUER.token("alice");
        refused("eyJhbGciOiJub25lIn0." + signed.split("\\.", -1)[1] + ".");
    }

    @Test
    void rs256ToHs256Confusion() {
        refused(ISSUER.hmacToken(good().build()));
    }

    @Test
    void otherAlgorithmsOfTheSameKey() {
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            refused(ISSUER.token(
                    good().build(), h -> new com.nimbusds.jose.JWSHeader.Builder(algorithm).keyID("rsa-1")));
        }
    }

    @Test
    void expired() {
        JWTClaimsSet claims =
                TestIssuer.claims("alice", Instant.now().minusSeconds(960)).build();

        assertThatExceptionOfType(JwtValidationException.class)
                .isThrownBy(() -> decode(ISSUER.token(claims)))
                .satisfies(e ->
                        assertThat(e.getErrors()).extracting("errorCode").containsExactly(AccessTokenRules.EXPIRED));
    }

    @Test
    void expiredAndWrongIsNotCalledExpired() {
        JWTClaimsSet claims = TestIssuer.claims("alice", Instant.now().minusSeconds(960))
                .issuer("https://evil.test")
                .build();

        assertThatExceptionOfType(JwtValidationException.class)
                .isThrownBy(() -> decode(ISSUER.token(claims)))
                .satisfies(e -> assertThat(e.getErrors()).hasSize(2));
    }

    @Test
    void withoutExpiry() {
        refused(ISSUER.token(good().expirationTime(null).build()));
    }

    @Test
    void notYetValid() {
        refused(ISSUER.token(
                good().notBeforeTime(Date.from(Instant.now().plusSeconds(60))).build()));
    }

    @Test
    void wrongIssuerOrAudience() {
        refused(ISSUER.token(good().issuer(TestIssuer.ISSUER + "/").build()));
        refused(ISSUER.token(good().issuer(null).build()));
        refused(ISSUER.token(good().audience("another").build()));
        refused(ISSUER.token(good().audience((String) null).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000b"})
    void subjectThatNamesNobody(String subject) {
        refused(ISSUER.token(good().subject(subject).build()));
    }

    @Test
    void strangersSignature() {
        refused(ISSUER.strangersToken(good().build(), h -> h));
        String signed = ISSUER.token("alice");
        refused(signed.substring(0, signed.length() - 4) + "AAAA");
    }

    @Test
    void unknownKeyIdsDoNotTurnUsAgainstTheIssuer() {
        for (int i = 0; i < 50; i++) {
            String kid = "unknown-" + i;
            refused(ISSUER.token(good().build(), h -> h.keyID(kid)));
        }

        assertThat(fetches).hasValue(1);
        nanos.addAndGet(IssuerKeys.REFRESH_INTERVAL_MIN.toNanos());
        refused(ISSUER.token(good().build(), h -> h.keyID("unknown")));
        assertThat(fetches).hasValue(2);
    }

    @Test
    void keysFromJkuX5uAndJwkHeadersAreNotLookedAt() {
        refused(ISSUER.strangersToken(good().build(), h -> h.jwkURL(URI.create("http://127.0.0.1:1/jwks"))));
        refused(ISSUER.strangersToken(good().build(), h -> h.x509CertURL(URI.create("http://127.0.0.1:1/cert"))));
        refused(ISSUER.strangersToken(good().build(), h -> h.jwk(ISSUER.stranger.toPublicJWK())));
    }

    @Test
    void idTokensAreNoAccessTokens() {
        refused(ISSUER.token(good().build(), h -> h.type(new com.nimbusds.jose.JOSEObjectType("logout+jwt"))));
    }

    @Test
    void knownKeysOutliveAnOutageOfTheIssuer() {
        AtomicInteger calls = new AtomicInteger();
        ReactiveJwtDecoder tolerant = decoder(Mono.defer(() -> calls.getAndIncrement() == 0
                ? Mono.just(ISSUER.published())
                : Mono.error(new IllegalStateException("the issuer is down"))));
        assertThat(tolerant.decode(ISSUER.token("alice")).block()).isNotNull();

        nanos.addAndGet(IssuerKeys.KEYS_AGE_MAX.toNanos());

        assertThat(tolerant.decode(ISSUER.token("bob")).block()).isNotNull();
        assertThat(calls).hasValue(2);
    }

    @Test
    void withoutAnyKeysNobodyIsToldThatTheirTokenIsBad() {
        ReactiveJwtDecoder cut = decoder(Mono.error(new IllegalStateException("the issuer is down")));

        assertThatExceptionOfType(IssuerUnavailableException.class)
                .isThrownBy(() -> cut.decode(ISSUER.token("alice")).block());
    }

    private static JWTClaimsSet.Builder good() {
        return TestIssuer.claims("alice", Instant.now());
    }

    private Jwt decode(String token) {
        Jwt jwt = decoder.decode(token).block();
        assertThat(jwt).isNotNull();
        return jwt;
    }

    private void refused(String token) {
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decode(token));
    }
}
