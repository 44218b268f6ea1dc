package dev.cartlog.command.log;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Where a key's records are: as Kafka's own producers place keyed records, so that other clients agree. */
public final class Partitions {
    private Partitions() {}

    public static int of(String key, int partitionCount) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitionCount;
    }
}
