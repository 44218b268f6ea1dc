package dev.cartlog.examples.orders;

import dev.cartlog.events.kafka.Refusals;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The program. It takes its configuration from environment variables, see {@link OrderServiceConfig}, and ends with code
 * 0 when it is asked to, 1 when it gives up and 2 when the configuration makes no sense.
 *
 * <p>When Kafka or the registry fails it starts over from what is committed, a bounded number of times in a row.
 */
public final class OrderServiceMain {
    private static final Logger LOG = System.getLogger(OrderServiceMain.class.getName());
    private static final int FAILURES_IN_A_ROW_MAX = 20;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(8);

    /** A life this long was no failure to start. */
    private static final Duration GOOD_LIFE = Duration.ofMinutes(1);

    private final OrderServiceConfig config;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable OrderSession session;

    OrderServiceMain(OrderServiceConfig config) {
        this.config = config;
    }

    /** Runs until the process is asked to end. */
    public static void main(String[] args) {
        OrderServiceConfig config;
        try {
            config = OrderServiceConfig.from(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        OrderServiceMain service = new OrderServiceMain(config);
        Runtime.getRuntime().addShutdownHook(new Thread(service::stop, "stop"));
        if (!service.run()) {
            System.exit(1);
        }
    }

    /** True when it was stopped, false when it gave up. */
    boolean run() {
        try {
            int failures = 0;
            while (stopping.getCount() > 0 && failures < FAILURES_IN_A_ROW_MAX) {
                long began = System.nanoTime();
                if (!liveOnce()) {
                    failures = System.nanoTime() - began > GOOD_LIFE.toNanos() ? 1 : failures + 1;
                    pause();
                }
            }
            return stopping.getCount() == 0;
        } finally {
            ended.countDown();
        }
    }

    /** False when something failed that may be better next time. */
    private boolean liveOnce() {
        OrderSession fresh = new OrderSession(config);
        session = fresh;
        if (stopping.getCount() == 0) {
            return true;
        }
        try {
            fresh.run();
            return true;
        } catch (KafkaException e) {
            // The registry's failures are of this class too.
            LOG.log(Level.WARNING, "starting over from what is committed." + Refusals.remedy(e), e);
            return false;
        }
    }

    private void pause() {
        try {
            var _ = stopping.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    /** Lets the batch at hand finish, then leaves the group so that others take over at once. */
    void stop() {
        stopping.countDown();
        OrderSession running = session;
        if (running != null) {
            running.stop();
        }
        try {
            if (!ended.await(STOP_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "did not end in time; what was not committed will be done again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
