package dev.cartlog.events.topics;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A topic of the cart service: its name, what its values are, how long they stay and how it is partitioned. */
public enum Topic {
    /** Every event of every cart, forever. The key is the cart's routing key. This is the truth; all else follows. */
    CART_EVENTS("cart-events", Retention.FOREVER, Partitioning.LIKE_CARTS),

    /** The state of each cart after its last event; key is the cart id, the partition that of the cart's events. */
    CART_STATE("cart-state", Retention.LATEST_PER_KEY, Partitioning.LIKE_CARTS),

    /** For order handling: checked-out carts with their priced lines, and what became of each. */
    CART_CHECKOUTS("cart-checkouts", Retention.FOREVER, Partitioning.LIKE_CARTS),

    /** The products; key is the SKU, a null value deletes one. */
    CATALOG_ITEMS("catalog-items", Retention.LATEST_PER_KEY, Partitioning.SINGLE),

    /** What order handling made of each checkout; key is the cart id. */
    ORDER_OUTCOMES("order-outcomes", Retention.FOREVER, Partitioning.SINGLE),

    /** Outcomes that nobody could use, as they came, with headers that say why; key is the cart id. */
    ORDER_OUTCOMES_DEAD_LETTERS("order-outcomes-dead-letters", Retention.FOREVER, Partitioning.SINGLE),

    /** Who owns each partition of the carts; key is the partition's number as text, the value JSON. */
    CART_SHARDS("cart-shards", Retention.LATEST_PER_KEY, Partitioning.SINGLE),

    /** Who read whose history; key is the auditor's subject, the value JSON. */
    CART_AUDIT_READS("cart-audit-reads", Retention.FOREVER, Partitioning.SINGLE),

    /** Carts that were left alone for long, and those that woke again; key is the cart id, the value JSON. */
    CART_SIGNALS("cart-signals", Retention.LATEST_PER_KEY, Partitioning.LIKE_CARTS);

    private final String topicName;
    private final Retention retention;
    private final Partitioning partitioning;

    Topic(String topicName, Retention retention, Partitioning partitioning) {
        this.topicName = topicName;
        this.retention = retention;
        this.partitioning = partitioning;
    }

    /** The name in Kafka. */
    public String topicName() {
        return topicName;
    }

    /** How long records stay. */
    public Retention retention() {
        return retention;
    }

    /** How the number of partitions is chosen. */
    public Partitioning partitioning() {
        return partitioning;
    }

    /** The Avro records that may be values of this topic; empty when its values are not Avro. */
    public List<Class<? extends SpecificRecord>> recordTypes() {
        return TopicRecords.of(this);
    }
}
