package dev.cartlog.web.security;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The issuer's public keys, remembered. A key that is not among them makes us look again, but not more often than
 * {@link #REFRESH_INTERVAL_MIN}, so that made-up key ids cannot turn us against the issuer. When the issuer cannot be
 * reached, the keys that are known keep working.
 */
final class IssuerKeys {
    static final Duration REFRESH_INTERVAL_MIN = Duration.ofSeconds(5);
    static final Duration KEYS_AGE_MAX = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

    private final Mono<JWKSet> source;
    private final LongSupplier nanoTime;
    private volatile State state = State.INITIAL;

    /**
     * @param source fetches the key set each time it is subscribed to, within a deadline
     * @param nanoTime a monotonic clock
     */
    IssuerKeys(Mono<JWKSet> source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    /**
     * @param keys what the last successful fetch brought
     * @param attemptedNanos when the last fetch began; without meaning when there was none
     * @param fetch the fetch under way, or the last one; shared by all who wait for it
     */
    private record State(
            @Nullable JWKSet keys,
            long attemptedNanos,
            @Nullable Mono<JWKSet> fetch) {
        static final State INITIAL = new State(null, 0, null);

        boolean attemptedWithin(Duration time, long nowNanos) {
            return fetch != null && nowNanos - attemptedNanos < time.toNanos();
        }
    }

    /**
     * The keys a token may have been signed with; none when the issuer knows none.
     *
     * <p>Fails with {@link IssuerUnavailableException} when no keys are known and none can be fetched.
     */
    Mono<List<JWK>> matching(JWSHeader header) {
        JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
        State now = state;
        List<JWK> known = now.keys() == null ? List.of() : selector.select(now.keys());
        if (known.isEmpty()) {
            return refreshed().map(selector::select);
        }
        if (!now.attemptedWithin(KEYS_AGE_MAX, nanoTime.getAsLong())) {
            refreshed().subscribe(keys -> {}, failure -> LOG.debug("keys in use are kept", failure));
        }
        return Mono.just(known);
    }

    /** The newest keys to be had: those of a fetch, unless the last one was too short a time ago. */
    private synchronized Mono<JWKSet> refreshed() {
        long now = nanoTime.getAsLong();
        Mono<JWKSet> fetch = state.fetch();
        if (fetch == null || !state.attemptedWithin(REFRESH_INTERVAL_MIN, now)) {
            fetch = fetch();
            state = new State(state.keys(), now, fetch);
        }
        return fetch.onErrorResume(this::known);
    }

    /** Runs once, however many subscribe. */
    private Mono<JWKSet> fetch() {
        return source.doOnNext(this::learned)
                .doOnError(failure -> LOG.warn("the issuer's keys cannot be fetched: {}", failure.toString()))
                .cache();
    }

    private synchronized void learned(JWKSet keys) {
        state = new State(keys, state.attemptedNanos(), state.fetch());
    }

    private Mono<JWKSet> known(Throwable failure) {
        JWKSet known = state.keys();
        return known == null ? Mono.error(new IssuerUnavailableException(failure)) : Mono.just(known);
    }
}
