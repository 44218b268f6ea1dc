package dev.cartlog.command.shard;

/** Carries {@link Undecided} through Axon's futures; never leaves the shard. */
final class NotAnswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Undecided reason;

    NotAnswered(Undecided reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Undecided reason() {
        return reason;
    }
}
