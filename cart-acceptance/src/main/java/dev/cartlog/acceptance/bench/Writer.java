package dev.cartlog.acceptance.bench;

/** Something that makes commands durable, each by itself as its caller sees it. */
interface Writer extends AutoCloseable {

    /**
     * Takes the next command.
     *
     * @param done called when it is durable, on a thread of the writer's; may send the next one
     */
    void send(Runnable done);

    @Override
    void close();
}
