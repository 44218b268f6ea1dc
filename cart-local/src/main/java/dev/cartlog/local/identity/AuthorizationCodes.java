package dev.cartlog.local.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Authorization codes (RFC 6749, 4.1) bound to a PKCE challenge (RFC 7636): each is good once, and for a minute. */
final class AuthorizationCodes {
    static final Duration LIFETIME = Duration.ofMinutes(1);

    /** Codes that wait to be redeemed; beyond it the oldest are no longer good. */
    static final int CODES_MAX = 1_000;

    private final Clock clock;
    private final Secrets secrets = new Secrets();
    private final Map<String, Issued> codes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Issued> eldest) {
            return size() > CODES_MAX;
        }
    };

    AuthorizationCodes(Clock clock) {
        this.clock = clock;
    }

    /**
     * What a code stands for.
     *
     * @param challenge SHA-256 of the verifier, base64url
     */
    record Grant(String subject, String clientId, String redirectUri, String challenge) {}

    private record Issued(Grant grant, Instant until) {}

    synchronized String issue(Grant grant) {
        String code = secrets.next();
        codes.put(code, new Issued(grant, clock.instant().plus(LIFETIME)));
        return code;
    }

    /** The subject, when everything fits. Whatever comes of it, the code is used up. */
    synchronized Optional<String> redeem(String code, String clientId, String redirectUri, String verifier) {
        @Nullable Issued issued = codes.remove(code);
        if (issued == null || clock.instant().isAfter(issued.until())) {
            return Optional.empty();
        }
        Grant grant = issued.grant();
        boolean fits = grant.clientId().equals(clientId)
                && grant.redirectUri().equals(redirectUri)
                && Secrets.equal(grant.challenge(), Secrets.hash(verifier));
        return fits ? Optional.of(grant.subject()) : Optional.empty();
    }
}
