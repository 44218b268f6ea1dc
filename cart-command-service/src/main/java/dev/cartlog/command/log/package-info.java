/**
 * A shard's log: the port the shard writes through, and Kafka behind it.
 *
 * <p>Nothing here knows what a cart is. What Kafka's exceptions mean is said in one place, {@code KafkaFailures}.
 */
@NullMarked
package dev.cartlog.command.log;

import org.jspecify.annotations.NullMarked;
