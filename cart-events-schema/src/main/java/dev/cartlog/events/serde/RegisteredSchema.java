package dev.cartlog.events.serde;

import org.apache.avro.Schema;

/**
 * One version of a subject.
 *
 * @param id what records written with this schema carry
 * @param version 1 for the subject's first, then counting
 */
public record RegisteredSchema(int id, int version, Schema schema) {}
