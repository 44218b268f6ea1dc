/**
 * Avro records to bytes and back in Confluent's wire format, with schemas kept in a registry that speaks Confluent's
 * protocol. Needs Avro, kafka-clients and the JDK's HTTP client only.
 */
@NullMarked
package dev.cartlog.events.serde;

import org.jspecify.annotations.NullMarked;
