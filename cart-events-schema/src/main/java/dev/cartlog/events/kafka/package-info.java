/** How programs of the cart service connect to Kafka. Needs kafka-clients only. */
@NullMarked
package dev.cartlog.events.kafka;

import org.jspecify.annotations.NullMarked;
