package dev.cartlog.local.identity;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Mints access tokens: signed JWTs (RFC 9068) for anyone whose name is asked for. For development only. */
public final class AccessTokens {
    /** What the cart services call themselves. */
    public static final String AUDIENCE = "cart";

    /** How long a token is good for that was asked for by itself. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    /** How long a token of a sign-in is good for: short, as it can be refreshed. */
    public static final Duration SESSION_LIFETIME = Duration.ofMinutes(5);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final SigningKey key;
    private final URI issuer;
    private final Clock clock;

    /** Signs with the key in the issuer's name. */
    public AccessTokens(SigningKey key, URI issuer, Clock clock) {
        this.key = key;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A token for this person, good for {@link #LIFETIME}. */
    public String mint(String who, Flaw flaw) {
        return mint(who, flaw, LIFETIME);
    }

    /**
     * A token for this person.
     *
     * @param who becomes the subject; {@code auditor} and {@code operator} have their scopes, anyone else is a customer
     * @param flaw what is wrong with it
     */
    public String mint(String who, Flaw flaw, Duration lifetime) {
        String signed = part(Map.of("alg", "RS256", "typ", "at+jwt", "kid", key.id())) + "."
                + part(claims(who, flaw, lifetime));
        return signed + "." + key.sign(signed);
    }

    private Map<String, Object> claims(String who, Flaw flaw, Duration lifetime) {
        Instant issued = flaw == Flaw.EXPIRED ? clock.instant().minus(lifetime.multipliedBy(4)) : clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", flaw == Flaw.ISSUER ? issuer + "/someone-else" : issuer.toString());
        claims.put("aud", flaw == Flaw.AUDIENCE ? "another-service" : AUDIENCE);
        claims.put("sub", who);
        claims.put("scope", scope(who));
        claims.put("iat", issued.getEpochSecond());
        claims.put("exp", issued.plus(lifetime).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    private static String scope(String who) {
        return switch (who) {
            case "auditor" -> "cart:audit";
            case "operator" -> "cart:operate";
            default -> "openid";
        };
    }

    private static String part(Map<String, Object> content) {
        return BASE64URL.encodeToString(JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
    }
}
