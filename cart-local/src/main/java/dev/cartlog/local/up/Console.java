package dev.cartlog.local.up;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tells a person what is going on: one line per step, and a sign of life for a step that takes long. */
public final class Console {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

    private final PrintStream out;

    /** Prints there. */
    public Console(PrintStream out) {
        this.out = out;
    }

    /** Something that may fail. */
    interface Step {
        void run() throws InterruptedException;
    }

    /** Runs the step and prints how long it took. */
    void step(String what, Step step) throws InterruptedException {
        long started = System.nanoTime();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> signs = clock.scheduleAtFixedRate(
                    () -> line("  … " + what + ": " + since(started)),
                    SIGN_OF_LIFE.toMillis(),
                    SIGN_OF_LIFE.toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                step.run();
            } finally {
                signs.cancel(true);
            }
        }
        line("  ✓ " + what + " (" + since(started) + ")");
    }

    /** Prints one line, whole, whichever thread asks. */
    public void line(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    private static String since(long startedNs) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - startedNs) / 1e9);
    }
}
