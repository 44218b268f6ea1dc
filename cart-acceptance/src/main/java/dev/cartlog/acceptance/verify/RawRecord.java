package dev.cartlog.acceptance.verify;

import org.jspecify.annotations.Nullable;

/**
 * A record as the log holds it.
 *
 * @param key null when there is none
 * @param value null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // Records are compared by their places only.
public record RawRecord(
        int partition, long offset, @Nullable String key, byte @Nullable [] value) {
    /** Where it is. */
    public Finding.Place place() {
        return new Finding.Place(partition, offset);
    }
}
