package dev.cartlog.query.ops;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.query.topology.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The state that the writer keeps of a cart beside the log. */
public final class WriterStates {
    /** A state is written with its event, so not long before or after the moment that the event names. */
    private static final Duration STAMP_DIFFERENCE_MAX = Duration.ofMinutes(5);

    private final TopicScan scan;
    private final Codec codec;

    /** Reads with these. */
    public WriterStates(TopicScan scan, Codec codec) {
        this.scan = scan;
        this.codec = codec;
    }

    /**
     * A state as it was written.
     *
     * @param offset in {@code cart-state}
     */
    public record Written(Cart cart, long offset) {}

    /**
     * The latest state of a cart. Throws NotReadableException.
     *
     * @param lastEventAt when its last event that is known occurred; nothing older is looked at
     */
    public Optional<Written> find(CartId cartId, int partition, Instant lastEventAt) {
        Map<String, Written> latest = new HashMap<>();
        String key = cartId.toString();
        scan.read(Topic.CART_STATE.topicName(), partition, lastEventAt.minus(STAMP_DIFFERENCE_MAX), record -> {
            if (key.equals(record.key())) {
                byte[] value = record.value();
                latest.compute(
                        key, (id, before) -> value == null ? null : new Written(codec.cart(value), record.offset()));
            }
        });
        return Optional.ofNullable(latest.get(key));
    }
}
