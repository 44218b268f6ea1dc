package dev.cartlog.query.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The views' stores. All of them hold bytes sorted by bytes; who reads and writes them is in {@link CartKey},
 * {@link HistoryKey}, {@link AuditKey} and {@link CustomerCartKey}. A name is part of a topic's name: never change one.
 */
public final class Stores {
    /** {@link CartKey} → the cart after its last event, without its ledger of commands. */
    public static final String CARTS = "carts";

    /**
     * {@link HistoryKey} → {@link StoredEvent}, and {@link AuditKey} → the event's type if it is an actor's: an
     * {@link EventStore}. No topic has this name in its own, so another format takes another name, and is read from the log.
     */
    public static final String EVENTS = "events-2";

    /** Until 2026-11-23 it had an entry more for each event. */
    static final String FORMER_EVENTS = "events";

    /** Partition (4 bytes) → {@link Halt}. The views and what others are told have one each. */
    public static final String HALTS = "halts";

    /** {@link CustomerCartKey} → nothing. */
    public static final String CUSTOMER_CARTS = "customer-carts";

    /** Merge id → {@link MergeEntry}. */
    public static final String MERGES = "merges";

    /** {@link IdleKey} → {@link Idleness}, or nothing. Not one of the views: it belongs to what others are told. */
    public static final String IDLE = "idle";

    /** SKU → catalogue item as it is in its topic. Whole on every instance. */
    public static final String CATALOG = "catalog";

    private Stores() {}

    /** What a store is folded from. */
    public static Part.Feed feed(String store) {
        return store.equals(CUSTOMER_CARTS) || store.equals(MERGES) ? Part.Feed.LOOKUPS : Part.Feed.LOG;
    }

    /** The log is what it is restored from. */
    static StoreBuilder<EventStore> events(RecordReader reader) {
        return new ViewStoreBuilder<>(
                EVENTS,
                false,
                () -> new EventStore(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(EVENTS)
                                .get(),
                        reader));
    }

    static StoreBuilder<CartStore> carts(Codec codec) {
        return new ViewStoreBuilder<>(
                CARTS, true, () -> new CartStore(builder(CARTS).build(), codec));
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
                Serdes.Bytes(),
                Serdes.ByteArray());
    }
}
