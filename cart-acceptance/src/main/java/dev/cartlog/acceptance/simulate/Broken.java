package dev.cartlog.acceptance.simulate;

/** An invariant that does not hold, or a shard that cannot go on. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String what) {
        super(what);
    }

    Broken(String what, Throwable cause) {
        super(what, cause);
    }
}
