package dev.cartlog.acceptance.drive;

/** What is asked next. Used by one thread. */
@FunctionalInterface
public interface Requests {
    /** The next request. */
    Request next();
}
