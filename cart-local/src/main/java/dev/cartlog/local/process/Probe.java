package dev.cartlog.local.process;

/** Asks once, without waiting long, whether something is ready. */
@FunctionalInterface
public interface Probe {
    /** True when it is ready. A refused connection is an answer too: false, never an exception. */
    boolean ready();
}
