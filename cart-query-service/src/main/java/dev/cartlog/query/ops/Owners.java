package dev.cartlog.query.ops;

import dev.cartlog.events.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Which instance of the command service owns each partition, as the owners announced it themselves. */
public final class Owners {
    private static final int ONLY_PARTITION = 0;

    private final TopicScan scan;

    /** Reads with this. */
    public Owners(TopicScan scan) {
        this.scan = scan;
    }

    /** The latest announcement of each partition, a JSON object, in the order of partitions. Throws NotReadableException. */
    public Map<Integer, String> byPartition() {
        Map<Integer, String> owners = new TreeMap<>();
        scan.read(Topic.CART_SHARDS.topicName(), ONLY_PARTITION, Instant.EPOCH, record -> {
            if (record.value() != null) {
                owners.put(Integer.parseInt(record.key()), new String(record.value(), StandardCharsets.UTF_8));
            }
        });
        return owners;
    }
}
