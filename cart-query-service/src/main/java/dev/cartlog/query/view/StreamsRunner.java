package dev.cartlog.query.view;

import dev.cartlog.query.topology.Partitions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs Streams. It starts in the background and waits for the log and the registry as long as it takes, so that the
 * service can answer, and say what it waits for, from the beginning.
 */
public final class StreamsRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(20);

    private final Program program;
    private final String name;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Optional<Running> started = Optional.empty();
    private volatile Optional<String> waitingFor = Optional.of("start");
    private volatile boolean running;

    /** Streams, and how many partitions the log has. */
    public record Running(KafkaStreams streams, Partitions partitions) {}

    /** Makes Streams ready to be started; throws a runtime exception when something it needs is not there yet. */
    @FunctionalInterface
    public interface Program {
        /** Called again until it succeeds. */
        Running create();
    }

    /** Starts nothing yet. */
    public StreamsRunner(String name, Program program) {
        this.name = name;
        this.program = program;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name(name + "-starter").daemon(true).start(this::startInBackground);
    }

    private void startInBackground() {
        try {
            while (stopping.getCount() > 0 && !tryStart()) {
                if (stopping.await(RETRY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryStart() {
        try {
            Running made = program.create();
            synchronized (this) {
                if (stopping.getCount() == 0) {
                    made.streams().close(CLOSE_DEADLINE);
                    return true;
                }
                started = Optional.of(made);
            }
            // Waits until the global store is loaded; stopping meanwhile ends the wait.
            made.streams().start();
            waitingFor = Optional.empty();
            return true;
        } catch (RuntimeException e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
            if (!waitingFor.equals(Optional.of(reason))) {
                LOG.atWarn()
                        .addKeyValue("reason", reason)
                        .addKeyValue("topology", name)
                        .log("Streams cannot start yet");
            }
            waitingFor = Optional.of(reason);
            return false;
        }
    }

    /** Leaves the group, so that other instances take over at once. */
    @Override
    public synchronized void stop() {
        stopping.countDown();
        started.ifPresent(made -> made.streams()
                .close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(CLOSE_DEADLINE)));
        running = false;
    }

    /** Before the HTTP server starts and after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** What start-up still lacks; empty once Streams has been started. */
    public Optional<String> waitingFor() {
        return waitingFor;
    }

    /** Empty until Streams has been started. */
    public Optional<Running> started() {
        return started;
    }

    /** Names it in logs and health. */
    public String name() {
        return name;
    }
}
