package dev.cartlog.acceptance.verify;

import java.time.Duration;
import java.util.List;

/** Goes over the whole log, partition by partition, and each partition slice by slice. */
final class Verifier {
    private static final Duration CATCH_UP_DEADLINE = Duration.ofSeconds(20);

    private final LogReader reader;
    private final EventCodec codec;
    private final Progress progress;
    private final Findings findings;
    private final String logTopic;
    private final List<Compared> compared;
    private long events;
    private long carts;

    /** @param compared what is held against the log */
    Verifier(
            LogReader reader,
            EventCodec codec,
            Progress progress,
            Findings findings,
            String logTopic,
            List<Compared> compared) {
        this.reader = reader;
        this.codec = codec;
        this.progress = progress;
        this.findings = findings;
        this.logTopic = logTopic;
        this.compared = List.copyOf(compared);
    }

    void run() throws InterruptedException {
        int partitions = reader.partitions(logTopic);
        for (int partition = 0; partition < partitions; partition++) {
            int passes = Slice.passes(reader.end(logTopic, partition));
            for (int pass = 0; pass < passes; pass++) {
                span(new Span(partition, partitions, new Slice(pass, passes)));
            }
        }
    }

    private void span(Span span) throws InterruptedException {
        SpanFold fold = new SpanFold(codec, span, findings, compared, CATCH_UP_DEADLINE);
        String what = "partition " + span.partition() + pass(span.slice());
        long end = reader.end(logTopic, span.partition());
        long before = findings.total();
        reader.read(logTopic, span.partition(), end, fold::next, offset -> progress.at(what, offset, end));
        fold.finish();
        events += fold.events();
        carts += fold.carts();
        progress.done(what + ": " + fold.events() + " events of " + fold.carts() + " carts, "
                + (findings.total() - before) + " findings");
    }

    private static String pass(Slice slice) {
        return slice.count() == 1 ? "" : " pass " + (slice.index() + 1) + " of " + slice.count();
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
