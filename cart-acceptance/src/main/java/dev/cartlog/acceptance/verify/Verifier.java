package dev.cartlog.acceptance.verify;

import dev.cartlog.domain.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;

/** Goes over the whole log, partition by partition, and each partition slice by slice. */
final class Verifier {
    private final LogReader reader;
    private final EventCodec codec;
    private final Progress progress;
    private final Findings findings;
    private final String logTopic;
    private final List<HeldSource<?>> sources;
    private long events;
    private long carts;

    /** @param sources what is held against the log */
    Verifier(
            LogReader reader,
            EventCodec codec,
            Progress progress,
            Findings findings,
            String logTopic,
            List<HeldSource<?>> sources) {
        this.reader = reader;
        this.codec = codec;
        this.progress = progress;
        this.findings = findings;
        this.logTopic = logTopic;
        this.sources = List.copyOf(sources);
    }

    void run() throws InterruptedException {
        int partitions = reader.partitions(logTopic);
        for (int partition = 0; partition < partitions; partition++) {
            int passes = Slice.passes(reader.end(logTopic, partition));
            for (int pass = 0; pass < passes; pass++) {
                slice(partition, partitions, new Slice(pass, passes));
            }
        }
    }

    private void slice(int partition, int partitions, Slice slice) throws InterruptedException {
        List<HeldCheck<?>> checks = new ArrayList<>();
        for (HeldSource<?> source : sources) {
            checks.add(new HeldCheck<>(source, findings, partition, slice));
        }
        LogFold fold = new LogFold(codec, partitions, findings, (event, trail) -> compare(checks, event, trail));
        String what = "partition " + partition
                + (slice.count() == 1 ? "" : " pass " + (slice.index() + 1) + " of " + slice.count());
        long end = reader.end(logTopic, partition);
        long before = findings.total();
        reader.read(
                logTopic,
                partition,
                end,
                record -> {
                    if (slice.has(record.key() == null ? "" : record.key())) {
                        fold.next(record);
                    }
                },
                offset -> progress.at(what, offset, end));
        for (HeldCheck<?> check : checks) {
            check.finish(fold);
        }
        events += fold.events();
        carts += fold.trails().size();
        progress.done(what + ": " + fold.events() + " events of "
                + fold.trails().size() + " carts, " + (findings.total() - before) + " findings");
    }

    private static void compare(List<HeldCheck<?>> checks, RecordedEvent event, Trail trail) {
        checks.forEach(check -> check.folded(event.meta().cartId(), trail));
    }

    /** Events that were read. */
    long events() {
        return events;
    }

    /** Carts of which everything held. */
    long carts() {
        return carts;
    }
}
