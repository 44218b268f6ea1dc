package dev.cartlog.acceptance.bench;

/** Something that makes commands durable, each by itself as its caller sees it. */
interface Writer extends AutoCloseable {

    /**
     * Takes the next command.
     *
     * @param done called when it is durable, on a thread of the writer's; may send the next one
     */
    void send(Runnable done);

    /** How much of the warm-up it needs. What writers have in common is warmed by all of them. */
    default int warmUpShares() {
        return 1;
    }

    @Override
    void close();
}
