package dev.cartlog.acceptance.bench;

import java.io.PrintStream;
import java.util.List;

/** One measurement that {@code ./cart bench NAME} runs. */
public interface Bench {
    /** What it is called on the command line. */
    String name();

    /** What it measures and which arguments it takes, in a line. */
    String what();

    /**
     * Measures and prints a table.
     *
     * @throws IllegalArgumentException when the arguments are wrong
     */
    void run(List<String> args, PrintStream out) throws Exception;
}
