package dev.cartlog.query.http;

import dev.cartlog.query.audit.EventFilter;
import dev.cartlog.query.audit.EventSearch.Query;
import dev.cartlog.query.topology.AuditKey.Position;
import dev.cartlog.query.topology.StoredEvent;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What one instance finds for another: events, and the partitions they were searched in.
 *
 * @param partitions searched completely up to the limit
 */
record EventPack(Set<Integer> partitions, List<StoredEvent> events) {

    byte[] toBytes() {
        List<byte[]> records = events.stream().map(StoredEvent::toBytes).toList();
        int bytes = records.stream()
                .mapToInt(record -> Integer.BYTES + record.length)
                .sum();
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * (partitions.size() + 2) + bytes);
        buffer.putInt(partitions.size());
        partitions.forEach(buffer::putInt);
        buffer.putInt(records.size());
        records.forEach(record -> buffer.putInt(record.length).put(record));
        return buffer.array();
    }

    static EventPack of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Set<Integer> partitions = new TreeSet<>();
        for (int left = buffer.getInt(); left > 0; left--) {
            partitions.add(buffer.getInt());
        }
        List<StoredEvent> events = new ArrayList<>();
        for (int left = buffer.getInt(); left > 0; left--) {
            byte[] record = new byte[buffer.getInt()];
            buffer.get(record);
            events.add(StoredEvent.of(record));
        }
        return new EventPack(partitions, events);
    }

    /** The search as a query string. */
    static String question(Query query) {
        StringJoiner parameters = new StringJoiner("&");
        query.from().ifPresent(time -> parameters.add("from=" + time.toEpochMilli()));
        query.to().ifPresent(time -> parameters.add("to=" + time.toEpochMilli()));
        query.after().ifPresent(place -> parameters.add("after=" + Parameters.cursor(place.toBytes())));
        query.filter().type().ifPresent(type -> parameters.add("type=" + encoded(type)));
        query.filter().actorId().ifPresent(actor -> parameters.add("actor=" + encoded(actor)));
        return parameters.add("limit=" + query.limit()).toString();
    }

    /** Reads what {@link #question} wrote; only another instance asks so. */
    static Query query(ServerRequest request) {
        return new Query(
                request.queryParam("from").map(Long::parseLong).map(Instant::ofEpochMilli),
                request.queryParam("to").map(Long::parseLong).map(Instant::ofEpochMilli),
                Parameters.cursor(request).map(Position::of),
                new EventFilter(request.queryParam("type"), request.queryParam("actor")),
                request.queryParam("limit").map(Integer::parseInt).orElse(Parameters.LIMIT_DEFAULT));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
