package dev.cartlog.query.tracing;

import io.opentelemetry.api.trace.Tracer;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Has Streams put a {@link TracedProcessor} around each of our processors. */
public final class TracedProcessors implements ProcessorWrapper {
    private static final String TRACER = "cart.tracer";

    /** By their names in the topology; what Streams puts between them is none of ours. */
    private static final Set<String> OURS = Set.of("fold", "lookup-index");

    private @Nullable Tracer tracer;

    /** What to tell Streams so that it does. */
    public static Map<String, Object> settings(Tracer tracer) {
        return Map.of(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, TracedProcessors.class.getName(), TRACER, tracer);
    }

    @Override
    public void configure(Map<String, ?> settings) {
        tracer = (Tracer) settings.get(TRACER);
    }

    @Override
    public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
            String name, ProcessorSupplier<K, V, L, W> supplier) {
        return OURS.contains(name)
                ? new Traced<>(name, supplier, Objects.requireNonNull(tracer))
                : ProcessorWrapper.asWrapped(supplier);
    }

    @Override
    public <K, V, W> WrappedFixedKeyProcessorSupplier<K, V, W> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<K, V, W> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    private record Traced<K, V, L, W>(String name, ProcessorSupplier<K, V, L, W> supplier, Tracer tracer)
            implements WrappedProcessorSupplier<K, V, L, W> {
        @Override
        public Processor<K, V, L, W> get() {
            return new TracedProcessor<>(name, supplier.get(), tracer);
        }

        @Override
        public @Nullable Set<StoreBuilder<?>> stores() {
            return supplier.stores();
        }
    }
}
