package dev.cartlog.query.topology;

import java.nio.charset.StandardCharsets;

/** Reads records of the log for the views, which keep carts where their events belong. */
record RecordReader(Codec codec, Partitions partitions) {
    Reading read(byte[] key, byte[] value, int partition) {
        return read(new String(key, StandardCharsets.UTF_8), value, partition);
    }

    /** Throws RegistryException when the record's schema could not be had just now. */
    Reading read(String key, byte[] value, int partition) {
        return Records.read(codec, key, value, event -> Records.requirePartition(partitions, event, partition));
    }
}
