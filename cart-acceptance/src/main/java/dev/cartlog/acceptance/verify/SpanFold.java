package dev.cartlog.acceptance.verify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Folds a span of the log, and holds everything that was made from it against the fold. */
final class SpanFold {
    private final Span span;
    private final LogFold fold;
    private final List<Check> checks = new ArrayList<>();

    /** Reads what is compared; the log comes afterwards. */
    SpanFold(EventCodec codec, Span span, Findings findings, List<Compared> compared, Duration patience)
            throws InterruptedException {
        this.span = span;
        for (Compared one : compared) {
            checks.add(one.begin(span, findings, patience));
        }
        fold = new LogFold(
                codec,
                span.partitions(),
                findings,
                (event, trail) -> checks.forEach(check -> check.folded(event, trail)));
    }

    /** The next record of the partition; those of other slices do not matter. */
    void next(RawRecord record) {
        if (span.slice().has(record.key() == null ? "" : record.key())) {
            fold.next(record);
        }
    }

    void finish() throws InterruptedException {
        for (Check check : checks) {
            check.finish(fold);
        }
    }

    /** Events that were folded. */
    long events() {
        return fold.events();
    }

    /** Carts that hold. */
    int carts() {
        return fold.trails().size();
    }
}
