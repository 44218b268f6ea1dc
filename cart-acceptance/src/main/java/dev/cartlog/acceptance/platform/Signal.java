package dev.cartlog.acceptance.platform;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that Java itself cannot send. */
public enum Signal {
    /** Freezes a process: it does not run, and does not know that it does not. */
    STOP,
    /** Lets it run on. */
    CONT;

    /**
     * Sends the signal.
     *
     * @throws IllegalStateException when there is no such process
     */
    public void send(long pid) throws InterruptedException {
        try {
            int code = new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("process " + pid + " did not take the signal " + name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send a signal", e);
        }
    }
}
