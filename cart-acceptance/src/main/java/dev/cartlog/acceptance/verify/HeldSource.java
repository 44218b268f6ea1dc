package dev.cartlog.acceptance.verify;

import dev.cartlog.domain.value.CartId;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who holds something of every cart that was made from the log.
 *
 * @param <V> what is held of a cart
 */
interface HeldSource<V> {
    /** What is held of a cart, and of which version it is. */
    record Stamp<V>(long version, V value) {}

    /** Names it in findings. */
    String name();

    Finding.Kind kind();

    /** What is held of the carts of a partition and slice. */
    Map<CartId, Stamp<V>> read(int partition, Slice slice) throws InterruptedException;

    /** What must be held after the events so far; empty when nothing is to be held of such a cart. */
    Optional<Stamp<V>> expected(Trail trail);
}
