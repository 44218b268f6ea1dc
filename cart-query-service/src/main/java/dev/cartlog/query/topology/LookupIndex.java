package dev.cartlog.query.topology;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the {@link Lookup}s by their own keys. Their order across partitions does not matter. */
final class LookupIndex implements Processor<String, byte[], Void, Void> {
    private static final byte[] NOTHING = {};

    private final ViewListener listener;
    private final Partitions partitions;
    private @Nullable ProcessorContext<Void, Void> context;

    private @Nullable KeyValueStore<Bytes, byte[]> customerCarts;
    private @Nullable KeyValueStore<Bytes, byte[]> merges;

    LookupIndex(ViewListener listener, int partitions) {
        this.listener = listener;
        this.partitions = new Partitions(partitions);
    }

    @Override
    public void init(ProcessorContext<Void, Void> newContext) {
        context = newContext;
        customerCarts = newContext.getStateStore(Stores.CUSTOMER_CARTS);
        merges = newContext.getStateStore(Stores.MERGES);
        listener.taken(part());
    }

    @Override
    public void close() {
        listener.released(part(), partitions);
    }

    private Part part() {
        return Part.ofLookups(Objects.requireNonNull(context).taskId().partition());
    }

    @Override
    public void process(Record<String, byte[]> record) {
        switch (Lookup.of(record.key(), record.value())) {
            case Lookup.OfCustomer c ->
                Objects.requireNonNull(customerCarts)
                        .put(new CustomerCartKey(c.customerId(), c.createdAt(), c.cartId()).toBytes(), NOTHING);
            case Lookup.OfMerge m -> keepLatest(Objects.requireNonNull(merges), m);
        }
        listener.applied(
                part(),
                Objects.requireNonNull(context).recordMetadata().orElseThrow().offset());
    }

    /** A rejected merge may be asked for again on the customer's next cart; a repeated older record must not win. */
    private static void keepLatest(KeyValueStore<Bytes, byte[]> store, Lookup.OfMerge merge) {
        Bytes key = Bytes.wrap(merge.mergeId().getBytes(StandardCharsets.UTF_8));
        byte[] stored = store.get(key);
        if (stored == null || MergeEntry.of(stored).offset() <= merge.offset()) {
            store.put(key, new MergeEntry(merge.offset(), merge.cartId()).toBytes());
        }
    }
}
