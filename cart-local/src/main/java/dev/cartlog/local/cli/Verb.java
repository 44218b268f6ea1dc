package dev.cartlog.local.cli;

import java.util.List;

/** One word of {@code ./cart} that runs in this program. */
interface Verb {
    /** What follows the word on the command line is the argument; the result is the exit code. */
    int run(List<String> line, CliContext context) throws InterruptedException;
}
