package dev.cartlog.local.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTokensTest {
    private static final URI ISSUER = URI.create("http://127.0.0.1:8083");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Path file;
    private final SigningKey key;

    AccessTokensTest(@TempDir Path directory) {
        file = directory.resolve("identity/signing-key");
        key = SigningKey.loadOrCreate(file);
    }

    @Test
    void carriesEveryClaimAndLastsFifteenMinutes() throws Exception {
        Map<?, ?> claims = claims(mint("alice", Flaw.NONE));
        assertThat(claims.get("iss")).isEqualTo("http://127.0.0.1:8083");
        assertThat(claims.get("aud")).isEqualTo("cart");
        assertThat(claims.get("sub")).isEqualTo("alice");
        assertThat(claims.get("iat")).isEqualTo((int) NOW.getEpochSecond());
        assertThat(claims.get("exp")).isEqualTo((int) NOW.getEpochSecond() + 900);
        assertThat(claims.get("jti"))
                .isNotEqualTo(claims(mint("alice", Flaw.NONE)).get("jti"));
    }

    @Test
    void givesScopesOnlyToAuditorAndOperator() throws Exception {
        assertThat(claims(mint("auditor", Flaw.NONE)).get("scope")).isEqualTo("cart:audit");
        assertThat(claims(mint("operator", Flaw.NONE)).get("scope")).isEqualTo("cart:operate");
        assertThat((String) claims(mint("bob", Flaw.NONE)).get("scope")).doesNotContain("cart:");
    }

    @Test
    void eachFlawSpoilsOneClaimOnly() throws Exception {
        Map<?, ?> expired = claims(mint("alice", Flaw.EXPIRED));
        assertThat((Integer) expired.get("exp")).isLessThan((int) NOW.getEpochSecond());
        assertThat(expired.get("aud")).isEqualTo("cart");
        assertThat(claims(mint("alice", Flaw.AUDIENCE)).get("aud")).isNotEqualTo("cart");
        assertThat(claims(mint("alice", Flaw.ISSUER)).get("iss")).isNotEqualTo(ISSUER.toString());
    }

    @Test
    void isSignedWithThePublishedKeyAlsoAfterARestart() throws Exception {
        String[] parts = mint("alice", Flaw.NONE).split("\\.", -1);
        Map<String, Object> jwk = SigningKey.loadOrCreate(file).publicJwk();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(jwk.get("n")), number(jwk.get("e")))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(json(parts[0]).get("kid")).isEqualTo(jwk.get("kid"));
        assertThat(json(parts[0]).get("alg")).isEqualTo("RS256");
    }

    @Test
    void keepsTheKeyForItsOwnerOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void providerRefusesToStartOutsideLocalMode() {
        assertThatThrownBy(() -> IdentityProvider.start(key, 1, "production"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CART_MODE=production");
    }

    private String mint(String who, Flaw flaw) {
        return new AccessTokens(key, ISSUER, Clock.fixed(NOW, ZoneOffset.UTC)).mint(who, flaw);
    }

    private static Map<?, ?> claims(String token) {
        return json(token.split("\\.", -1)[1]);
    }

    private static Map<?, ?> json(String part) {
        return JsonMapper.shared().readValue(Base64.getUrlDecoder().decode(part), Map.class);
    }

    private static BigInteger number(@Nullable Object base64url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode((String) Objects.requireNonNull(base64url)));
    }
}
