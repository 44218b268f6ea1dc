package dev.cartlog.acceptance.bench;

import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The least that Streams can do with a log and still keep something: one store with its changelog, and for each record one
 * look at what is there under its key and one write of the record's bytes.
 */
final class BareTopology {
    private static final String STORE = "last";

    private BareTopology() {}

    /** @param folded called for each record */
    static Topology of(TopologyConfig config, String topic, Runnable folded) {
        StreamsBuilder builder = new StreamsBuilder(config);
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()));
        builder.stream(topic, Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("log"))
                .process(() -> new Last(folded), Named.as("keep-last"), STORE);
        return builder.build();
    }

    private static final class Last implements Processor<String, byte[], Void, Void> {
        private final Runnable folded;
        private @Nullable KeyValueStore<String, byte[]> store;
        private long replaced;

        private Last(Runnable folded) {
            this.folded = folded;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, byte[]> record) {
            KeyValueStore<String, byte[]> last = Objects.requireNonNull(store);
            if (last.get(record.key()) != null) {
                replaced++;
            }
            last.put(record.key(), record.value());
            folded.run();
        }

        @Override
        public String toString() {
            return "replaced " + replaced;
        }
    }
}
