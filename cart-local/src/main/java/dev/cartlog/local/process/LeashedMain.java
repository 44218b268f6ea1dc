package dev.cartlog.local.process;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another program's {@code main} in this JVM, and ends the JVM when standard input ends.
 *
 * <p>The parent holds the other end of that pipe and never writes to it. The kernel closes it when the parent dies, also
 * by SIGKILL, so no child outlives its parent and no port stays taken.
 */
public final class LeashedMain {
    /** How long shutdown hooks may take once the parent is gone. */
    private static final Duration SHUTDOWN_DEADLINE = Duration.ofSeconds(10);

    /** Exit code of a child whose parent is gone. */
    static final int EXIT_PARENT_GONE = 3;

    private LeashedMain() {}

    /**
     * Runs the program named by the first argument with the remaining ones.
     *
     * @throws Throwable what the program itself throws
     */
    public static void main(String[] args) throws Throwable {
        Thread.ofPlatform().daemon().name("leash").start(LeashedMain::exitWithParent);
        Class<?> program = Class.forName(args[0]);
        // Like the java command itself, this does not ask the class to be public.
        MethodHandles.privateLookupIn(program, MethodHandles.lookup())
                .findStatic(program, "main", MethodType.methodType(void.class, String[].class))
                .invokeExact(Arrays.copyOfRange(args, 1, args.length));
    }

    private static void exitWithParent() {
        awaitEndOfInput();
        Thread.ofPlatform().daemon().name("leash-deadline").start(LeashedMain::haltAfterDeadline);
        Runtime.getRuntime().exit(EXIT_PARENT_GONE);
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // The parent writes nothing; only the end of the stream matters.
            }
        } catch (IOException e) {
            System.err.println("The pipe to the parent broke, which means the same as its end: " + e);
        }
    }

    private static void haltAfterDeadline() {
        try {
            Thread.sleep(SHUTDOWN_DEADLINE);
        } catch (InterruptedException e) {
            System.err.println("Interrupted while shutting down; halting now.");
        }
        Runtime.getRuntime().halt(EXIT_PARENT_GONE);
    }
}
