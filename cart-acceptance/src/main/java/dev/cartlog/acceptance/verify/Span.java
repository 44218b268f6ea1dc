package dev.cartlog.acceptance.verify;

import dev.cartlog.domain.value.CartId;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * What is folded at a time: a slice of a partition.
 *
 * @param partitions of the log
 */
record Span(int partition, int partitions, Slice slice) {

    /** Whether a cart's events are in it. */
    boolean has(CartId cartId) {
        return partition(cartId, partitions) == partition
                && slice.has(cartId.routingKey().value());
    }

    /** The partition that a cart's events belong to. */
    static int partition(CartId cartId, int partitions) {
        byte[] key = cartId.routingKey().value().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
