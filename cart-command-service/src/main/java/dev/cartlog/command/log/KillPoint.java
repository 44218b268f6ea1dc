package dev.cartlog.command.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Named places at which a fault test can have the process halted, as a power cut would end it.
 *
 * <p>Only where the environment names a file in {@value #FILE_VARIABLE}. The test writes a point's name into that file; the
 * process that is first to reach the point deletes the file and halts. Without the variable nothing is ever looked at.
 */
public enum KillPoint {
    /** A request was taken into the mailbox; nobody has looked at it. */
    ACCEPTED,
    /** The request's cart was loaded; nothing is decided. */
    STATE_LOADED,
    /** A transaction was begun; nothing was sent. */
    TRANSACTION_BEGUN,
    /** Its records were handed to the producer; they may be on their way. */
    SENT,
    /** Its records are on the broker, the transaction is open. */
    BEFORE_COMMIT,
    /** It is committed; nobody was told. */
    AFTER_COMMIT,
    /** The request was answered, a moment ago, so that the answer has left. */
    AFTER_ANSWER,
    /** The group assigned a shard; its lanes are not taken over. */
    ASSIGNED,
    /** The lanes are taken over; the state is not loaded. */
    FENCED;

    static final String FILE_VARIABLE = "CART_KILL_FILE";

    private static final Logger LOG = LoggerFactory.getLogger(KillPoint.class);
    private static final @Nullable Path FILE = file(System.getenv(FILE_VARIABLE));
    private static final int EXIT_CODE = 137;
    private static final long ANSWER_LEAVES_MS = 100;

    private static @Nullable Path file(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        LOG.warn("{} is set: whoever can write {} can halt this process. For tests only.", FILE_VARIABLE, name);
        return Path.of(name);
    }

    /** Halts the process here, if a test asked for it. */
    public void reached() {
        if (isMeant()) {
            halt();
        }
    }

    /** Halts the process after what happens now has had its effect outside, if a test asked for it. */
    public void passed() {
        if (isMeant()) {
            CompletableFuture.delayedExecutor(ANSWER_LEAVES_MS, TimeUnit.MILLISECONDS)
                    .execute(this::halt);
        }
    }

    /** Runs first what only matters to a process that is about to be halted. */
    public void reachedAfter(Runnable preparation) {
        if (isMeant()) {
            preparation.run();
            halt();
        }
    }

    private boolean isMeant() {
        return FILE != null && isArmed(FILE) && disarm(FILE);
    }

    private boolean isArmed(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            return Files.readString(file).strip().equals(name());
        } catch (IOException e) {
            // Another process took it, or the test is just writing it; the next one to come by sees the rest.
            LOG.debug("{} cannot be read", file, e);
            return false;
        }
    }

    /** Of several processes and threads only one is halted. */
    private static boolean disarm(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted, so nothing is halted", file, e);
            return false;
        }
    }

    private void halt() {
        LOG.warn("Halted at {}", this);
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
