package dev.cartlog.query.tracing;

import dev.cartlog.web.tracing.Traceparent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A processor with two spans for each record that belongs to a trace: the record's way through Kafka, from the time its
 * producer gave it until it is here, and what the processor does with it.
 */
final class TracedProcessor<K, V, L, W> implements Processor<K, V, L, W> {
    private static final String PARTITION = "messaging.destination.partition.id";
    private static final String OFFSET = "messaging.kafka.offset";

    private final String name;
    private final Processor<K, V, L, W> processor;
    private final Tracer tracer;
    private @Nullable ProcessorContext<L, W> context;

    TracedProcessor(String name, Processor<K, V, L, W> processor, Tracer tracer) {
        this.name = name;
        this.processor = processor;
        this.tracer = tracer;
    }

    @Override
    public void init(ProcessorContext<L, W> newContext) {
        context = newContext;
        processor.init(newContext);
    }

    @Override
    public void process(Record<K, V> record) {
        Header header = record.headers().lastHeader(Traceparent.HEADER);
        Optional<Context> parent = header == null
                ? Optional.empty()
                : Traceparent.parent(new String(header.value(), StandardCharsets.US_ASCII));
        if (parent.isEmpty()) {
            processor.process(record);
            return;
        }
        Span way = way(parent.get(), record.timestamp());
        Span span = tracer.spanBuilder(name).setParent(Context.root().with(way)).startSpan();
        try {
            processor.process(record);
        } finally {
            span.end();
        }
    }

    private Span way(Context parent, long sentMillis) {
        RecordMetadata place = Objects.requireNonNull(context).recordMetadata().orElseThrow();
        Span way = tracer.spanBuilder("kafka " + place.topic())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent)
                .setStartTimestamp(sentMillis, TimeUnit.MILLISECONDS)
                .startSpan();
        way.setAttribute(PARTITION, place.partition());
        way.setAttribute(OFFSET, place.offset());
        way.end();
        return way;
    }

    @Override
    public void close() {
        processor.close();
    }
}
