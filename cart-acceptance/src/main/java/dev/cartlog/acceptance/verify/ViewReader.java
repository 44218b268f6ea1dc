package dev.cartlog.acceptance.verify;

import java.util.function.Consumer;

/** Tells the content of the views. */
@FunctionalInterface
interface ViewReader {
    /**
     * Every line of a view's partition.
     *
     * @throws IllegalStateException when it cannot be had
     */
    void read(String view, int partition, Consumer<String> line) throws InterruptedException;
}
