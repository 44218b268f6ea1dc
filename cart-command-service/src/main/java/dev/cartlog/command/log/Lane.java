package dev.cartlog.command.log;

/**
 * One of a shard's two transactional ids, used in turn.
 *
 * <p>A transaction that follows another on the same id waits for the broker to finish the first one's markers; one on the
 * other id does not. Both ids are stable over instances and restarts, so that initialising them fences whoever used them
 * before.
 */
public enum Lane {
    A("a"),
    B("b");

    private final String suffix;

    Lane(String suffix) {
        this.suffix = suffix;
    }

    public Lane other() {
        return switch (this) {
            case A -> B;
            case B -> A;
        };
    }

    /** The transactional id of this lane of a shard: the same on every instance. */
    public String transactionalId(int partition) {
        return "cart-shard-" + partition + '-' + suffix;
    }
}
