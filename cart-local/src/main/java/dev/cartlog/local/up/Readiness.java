package dev.cartlog.local.up;

import dev.cartlog.local.process.ChildProcess;

/** Waits until a child that was just started takes requests. */
@FunctionalInterface
interface Readiness {
    /**
     * Returns when it is ready.
     *
     * @throws dev.cartlog.local.process.ChildFailedException when it dies or takes too long
     */
    void await(ChildProcess child) throws InterruptedException;
}
