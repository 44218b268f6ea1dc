package dev.cartlog.command.routing;

import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.LogStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Announcements as records: the key is the partition's number, the value JSON. */
final class OwnerRecords {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OwnerRecords() {}

    static LogRecord record(OwnerAnnouncement owner) {
        String json = JSON.createObjectNode()
                .put("partition", owner.partition())
                .put("instance", owner.instance())
                .put("url", owner.url().toString())
                .put("since", owner.since().toString())
                .toString();
        return new LogRecord(
                LogStream.OWNERS, Integer.toString(owner.partition()), json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** @throws IllegalArgumentException when the bytes are no announcement */
    static OwnerAnnouncement parse(byte[] value) {
        try {
            JsonNode json = JSON.readTree(value);
            return new OwnerAnnouncement(
                    json.required("partition").asInt(),
                    json.required("instance").asString(),
                    URI.create(json.required("url").asString()),
                    Instant.parse(json.required("since").asString()));
        } catch (JacksonException | java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("not an owner's announcement", e);
        }
    }
}
