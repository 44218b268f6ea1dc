package dev.cartlog.query.view;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at the log again and again, on a thread of its own, for as long as the service runs. */
public final class FreshnessWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FreshnessWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** While something cannot be read, which is what readers wait for. */
    private static final Duration INTERVAL_UNREADABLE = Duration.ofMillis(100);

    private static final Duration STOP_DEADLINE = Duration.ofSeconds(5);

    private final String name;
    private final Freshness freshness;
    private final Supplier<KafkaLogEnds> log;
    private final Runnable lapsed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;
    private Optional<KafkaLogEnds> ends = Optional.empty();
    private boolean failing;

    /**
     * Starts nothing yet.
     *
     * @param lapsed called when the log has not been seen for so long that what is kept here may be old
     */
    public FreshnessWatch(String name, Freshness freshness, Supplier<KafkaLogEnds> log, Runnable lapsed) {
        this.name = name;
        this.freshness = freshness;
        this.log = log;
        this.lapsed = lapsed;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name(name + "-watch").daemon(true).start(this::watch);
    }

    private void watch() {
        try {
            do {
                look();
            } while (!stopping.await(interval().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ends.ifPresent(KafkaLogEnds::close);
            stopped.countDown();
        }
    }

    private Duration interval() {
        return failing || freshness.isReadable() ? INTERVAL : INTERVAL_UNREADABLE;
    }

    private void look() {
        try {
            // Not to be made while the broker's name is not known yet.
            ends = Optional.of(ends.orElseGet(log));
            freshness.look(ends.get());
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.atWarn()
                        .addKeyValue("topology", name)
                        .addKeyValue("reason", Objects.requireNonNullElse(e.getMessage(), e.toString()))
                        .log("the end of the log cannot be seen");
            }
            failing = true;
        }
        if (freshness.hasLapsed()) {
            lapsed.run();
        }
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        try {
            if (!stopped.await(STOP_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().addKeyValue("topology", name).log("the watch over the log did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Begins before Streams, and ends after it. */
    @Override
    public int getPhase() {
        return -1;
    }
}
