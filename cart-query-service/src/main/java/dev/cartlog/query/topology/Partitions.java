package dev.cartlog.query.topology;

import dev.cartlog.domain.value.CartId;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Which partition a key is in: Kafka's rule for keyed records.
 *
 * @param count of the carts' topics and of the lookups
 */
public record Partitions(int count) {
    /** The partition of a cart's events and of its view. */
    public int of(CartId cartId) {
        return of(cartId.routingKey().value());
    }

    /** The partition of a routing key, a customer's id or a merge's id. */
    public int of(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % count;
    }
}
