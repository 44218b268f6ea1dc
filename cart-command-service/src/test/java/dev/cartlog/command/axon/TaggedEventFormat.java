package dev.cartlog.command.axon;

import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.LogStream;
import dev.cartlog.command.log.Partitions;
import dev.cartlog.command.log.ReadRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;

/** Any event as a record: the payload converted to bytes, all else in headers. */
final class TaggedEventFormat implements EventFormat {
    private static final String METADATA = "metadata-";

    private final EventConverter converter;
    private final int partitions;

    TaggedEventFormat(EventConverter converter) {
        this(converter, 1);
    }

    TaggedEventFormat(EventConverter converter, int partitions) {
        this.converter = converter;
        this.partitions = partitions;
    }

    LogRecord write(SequencedEvent event) {
        EventMessage message = event.message();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("id", message.identifier());
        headers.put("type", message.type().toString());
        headers.put("time", message.timestamp().toString());
        headers.put("sequence", Long.toString(event.sequence()));
        if (event.aggregateType() != null) {
            headers.put("aggregate-type", event.aggregateType());
        }
        message.metadata().forEach((key, value) -> headers.put(METADATA + key, value));
        byte[] payload = Objects.requireNonNull(message.payloadAs(byte[].class, converter));
        return new LogRecord(LogStream.EVENTS, Objects.requireNonNullElse(event.aggregateId(), ""), payload, headers);
    }

    @Override
    public SequencedEvent read(ReadRecord record) {
        Map<String, String> headers = record.headers();
        Map<String, String> metadata = new LinkedHashMap<>();
        headers.forEach((key, value) -> {
            if (key.startsWith(METADATA)) {
                metadata.put(key.substring(METADATA.length()), value);
            }
        });
        EventMessage message = new GenericEventMessage(
                header(headers, "id"),
                MessageType.fromString(header(headers, "type")),
                record.value(),
                metadata,
                Instant.parse(header(headers, "time")));
        String type = headers.get("aggregate-type");
        return new SequencedEvent(
                message, type, type == null ? null : record.key(), Long.parseLong(header(headers, "sequence")));
    }

    private static String header(Map<String, String> headers, String name) {
        return Objects.requireNonNull(headers.get(name), name);
    }

    @Override
    public int partitionOf(String aggregateId) {
        return Partitions.of(aggregateId, partitions);
    }
}
