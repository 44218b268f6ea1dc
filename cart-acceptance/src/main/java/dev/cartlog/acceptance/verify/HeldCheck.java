package dev.cartlog.acceptance.verify;

import dev.cartlog.acceptance.verify.HeldSource.Stamp;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what somebody holds with the fold of a partition. It is read before the log is, so it may be behind the fold,
 * never ahead: it is compared when the fold comes by its version. What is behind at the end must catch up in time.
 *
 * @param <V> what is held of a cart
 */
final class HeldCheck<V> implements Check {
    private static final Duration CATCH_UP_INTERVAL = Duration.ofMillis(500);

    private final HeldSource<V> source;
    private final Findings findings;
    private final Span span;
    private final Duration patience;
    /** Named already; the fold comes by a version of some views more than once. */
    private final Set<CartId> different = new HashSet<>();

    private Map<CartId, Stamp<V>> held;

    HeldCheck(HeldSource<V> source, Findings findings, Span span, Duration patience) throws InterruptedException {
        this.source = source;
        this.findings = findings;
        this.span = span;
        this.patience = patience;
        held = source.read(span.partition(), span.slice());
    }

    @Override
    public void folded(RecordedEvent event, Trail trail) {
        compare(event.meta().cartId(), trail);
    }

    private void compare(CartId cartId, Trail trail) {
        Stamp<V> stamp = held.get(cartId);
        if (stamp != null) {
            source.expected(trail)
                    .filter(must -> must.version() == stamp.version())
                    .ifPresent(must -> {
                        if (!must.value().equals(stamp.value())) {
                            differs(
                                    cartId,
                                    stamp.version(),
                                    "holds " + stamp.value() + ", the log makes " + must.value());
                        }
                    });
        }
    }

    @Override
    public void finish(LogFold fold) throws InterruptedException {
        held.forEach((cartId, stamp) -> {
            if (!fold.trails().containsKey(cartId) && !fold.isSuspect(cartId)) {
                differs(cartId, stamp.version(), "holds a cart that is not in the log");
            }
        });
        long deadline = System.nanoTime() + patience.toNanos();
        while (isBehind(fold) && System.nanoTime() < deadline) {
            Thread.sleep(CATCH_UP_INTERVAL);
            held = source.read(span.partition(), span.slice());
            fold.trails().forEach(this::compare);
        }
        fold.trails()
                .forEach((cartId, trail) -> missing(cartId, trail)
                        .ifPresent(must -> differs(
                                cartId,
                                must.version(),
                                "holds "
                                        + Optional.ofNullable(held.get(cartId))
                                                .map(stamp -> "version " + stamp.version())
                                                .orElse("nothing")
                                        + ", the log has version " + must.version())));
    }

    private boolean isBehind(LogFold fold) {
        return fold.trails().entrySet().stream()
                .anyMatch(entry -> missing(entry.getKey(), entry.getValue()).isPresent());
    }

    private Optional<Stamp<V>> missing(CartId cartId, Trail trail) {
        Stamp<V> stamp = held.get(cartId);
        return source.expected(trail).filter(must -> stamp == null || stamp.version() < must.version());
    }

    private void differs(CartId cartId, long version, String detail) {
        if (different.add(cartId)) {
            findings.add(Finding.of(source.kind(), cartId, version, source.name() + " " + detail));
        }
    }
}
