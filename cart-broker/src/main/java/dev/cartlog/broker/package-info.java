/** The embedded Kafka broker's own program, on a class path that holds nothing but the broker. */
@NullMarked
package dev.cartlog.broker;

import org.jspecify.annotations.NullMarked;
