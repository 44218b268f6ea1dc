package dev.cartlog.local.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refresh tokens that are good for one use. Each use gives the next token of the same sign-in; whoever shows an earlier one
 * has copied it, or was copied from, so the whole sign-in ends (RFC 9700, 4.14.2).
 *
 * <p>A token is {@code <sign-in>.<secret>}: only the hash of the newest secret is kept, so every other one counts as an
 * earlier one. In memory: a restart of the platform ends all sign-ins.
 */
final class RefreshTokens {
    /** How long a sign-in lasts after its last use. */
    static final Duration IDLE_MAX = Duration.ofHours(12);

    /** Sign-ins that are remembered; beyond it those that were not used for longest end. */
    static final int SIGN_INS_MAX = 10_000;

    private final Clock clock;
    private final Secrets secrets = new Secrets();
    private final Map<String, SignIn> signIns = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SignIn> eldest) {
            return size() > SIGN_INS_MAX;
        }
    };

    RefreshTokens(Clock clock) {
        this.clock = clock;
    }

    private record SignIn(String subject, String clientId, String secretHash, Instant until) {}

    /** Whom a token was given to, and the one that follows it. */
    record Rotated(String subject, String next) {}

    /** The first token of a new sign-in. */
    synchronized String start(String subject, String clientId) {
        return store(secrets.next(), subject, clientId);
    }

    /** Empty when the token is not good; when it once was, what followed it is no longer good either. */
    synchronized Optional<Rotated> rotate(String token, String clientId) {
        String[] parts = token.split("\\.", 2);
        @Nullable SignIn signIn = signIns.get(parts[0]);
        if (signIn == null || parts.length < 2) {
            return Optional.empty();
        }
        boolean newest = Secrets.equal(signIn.secretHash(), Secrets.hash(parts[1]));
        if (!newest || !signIn.clientId().equals(clientId) || clock.instant().isAfter(signIn.until())) {
            signIns.remove(parts[0]);
            return Optional.empty();
        }
        return Optional.of(new Rotated(signIn.subject(), store(parts[0], signIn.subject(), clientId)));
    }

    private String store(String id, String subject, String clientId) {
        String secret = secrets.next();
        signIns.put(
                id,
                new SignIn(
                        subject, clientId, Secrets.hash(secret), clock.instant().plus(IDLE_MAX)));
        return id + "." + secret;
    }
}
