package dev.cartlog.web.security;

import dev.cartlog.domain.value.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets each address send bad credentials at a low rate only: made-up tokens cost signatures to check and carts to look for,
 * and each of them would be a caller of its own to {@link CallerRates}. A credential that was good lately is let in whatever
 * others at its address do. Both tables have one size, whatever is made up.
 */
public final class FailedCredentials {
    private static final String FAILED = FailedCredentials.class.getName();
    private static final int SLOTS = CallerRates.SLOTS;

    private final CallerRates failures;
    /** Digests of credentials that were good, one for each number that a digest can have. */
    private final AtomicLongArray good = new AtomicLongArray(SLOTS);

    /** @param failures how many an address may have */
    FailedCredentials(CallerRates failures) {
        this.failures = failures;
    }

    /** Whoever finds that a request's credential proves nothing says so here. */
    public static void note(ServerWebExchange exchange) {
        exchange.getAttributes().put(FAILED, true);
    }

    static boolean isNoted(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(FAILED);
    }

    /** 0 when a request with this credential may be looked at, or else after how many seconds it may be tried again. */
    long secondsToWait(Object address, String credential) {
        long seconds = failures.secondsUntilFree(address);
        return seconds == 0 || isGood(credential) ? 0 : seconds;
    }

    void failed(Object address) {
        // An address that has used up its failures is refused before it can have another, so nothing is lost here.
        long _ = failures.secondsToWait(address);
    }

    void succeeded(String credential) {
        long digest = digest(credential);
        good.set(slot(digest), digest);
    }

    private boolean isGood(String credential) {
        long digest = digest(credential);
        return good.get(slot(digest)) == digest;
    }

    private static int slot(long digest) {
        return (int) digest & (SLOTS - 1);
    }

    /** Nobody can find another text with this digest in less than 2^64 tries, and each try is a request. */
    private static long digest(String credential) {
        return ByteBuffer.wrap(Sha256.digest(credential.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
