package dev.cartlog.acceptance.verify;

import dev.cartlog.domain.value.CartId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who holds something of every cart that was made from the log.
 *
 * @param <V> what is held of a cart
 */
interface HeldSource<V> extends Compared {
    /** What is held of a cart, and of which version it is. */
    record Stamp<V>(long version, V value) {}

    @Override
    default Check begin(Span span, Findings findings, Duration patience) throws InterruptedException {
        return new HeldCheck<>(this, findings, span, patience);
    }

    /** Names it in findings. */
    String name();

    Finding.Kind kind();

    /** What is held of the carts of a partition and slice. */
    Map<CartId, Stamp<V>> read(int partition, Slice slice) throws InterruptedException;

    /** What must be held after the events so far; empty when nothing is to be held of such a cart. */
    Optional<Stamp<V>> expected(Trail trail);
}
