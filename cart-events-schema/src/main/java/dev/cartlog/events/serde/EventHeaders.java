package dev.cartlog.events.serde;

import dev.cartlog.events.EventMeta;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The metadata that is also in a record's headers, so that a consumer can choose without decoding. */
public final class EventHeaders {
    /** The record's simple name, such as {@code LineItemAdded}. */
    public static final String TYPE = "ce_type";

    /** The event's id. */
    public static final String ID = "ce_id";

    /** When it occurred, ISO 8601 in UTC with milliseconds. */
    public static final String TIME = "ce_time";

    /** The W3C trace context of the request that caused it. */
    public static final String TRACEPARENT = "traceparent";

    private static final DateTimeFormatter ISO_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private EventHeaders() {}

    /**
     * Adds an event's headers.
     *
     * @param traceparent left out when null
     * @throws IllegalArgumentException when the record's first field is not its meta
     */
    public static void add(Headers headers, SpecificRecord event, @Nullable String traceparent) {
        if (!(event.get(0) instanceof EventMeta meta)) {
            throw new IllegalArgumentException(event.getSchema().getFullName() + " is not an event");
        }
        add(headers, event.getSchema().getName(), meta.getEventId(), meta.getOccurredAt(), traceparent);
    }

    /**
     * Adds the headers of an event that is not at hand as a record.
     *
     * @param type the record's simple name
     * @param traceparent left out when null
     */
    public static void add(
            Headers headers, String type, String eventId, Instant occurredAt, @Nullable String traceparent) {
        headers.add(TYPE, bytes(type)).add(ID, bytes(eventId)).add(TIME, bytes(ISO_MILLIS.format(occurredAt)));
        if (traceparent != null) {
            headers.add(TRACEPARENT, bytes(traceparent));
        }
    }

    /** The last value under a name, if any. */
    public static Optional<String> get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
