package dev.cartlog.acceptance.verify;

import dev.cartlog.domain.value.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * One of several passes over a partition: the carts whose routing keys fall into it. Folding a partition slice by slice
 * bounds the memory, whatever the number of carts.
 *
 * @param index from 0
 */
record Slice(int index, int count) {
    /** A cart has at least one event; with a full one of 50 lines each, so many still fit a heap of 512 MB. */
    static final long RECORDS_PER_SLICE = 250_000;

    /** All of it. */
    static final Slice WHOLE = new Slice(0, 1);

    /** How many passes a partition takes. */
    static int passes(long records) {
        return Math.toIntExact(Math.max(1, Math.ceilDiv(records, RECORDS_PER_SLICE)));
    }

    /** Partitions are made from another hash, so that each slice gets its share of each partition. */
    boolean has(String routingKey) {
        return count == 1
                || Math.floorMod(Sha256.digest(routingKey.getBytes(StandardCharsets.UTF_8))[0] & 0xFF, count) == index;
    }
}
