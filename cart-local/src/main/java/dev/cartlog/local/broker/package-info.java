/** A real Kafka broker in a child JVM. */
@NullMarked
package dev.cartlog.local.broker;

import org.jspecify.annotations.NullMarked;
