package dev.cartlog.query.topology;

import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Where an event is in the audit index of the {@link EventStore}: a prefix that says by what it is found, then {@link Position}, which sorts by
 * time. Each event is in the index three times: among all events, those of its type, and those of its actor.
 */
public final class AuditKey {
    /** Of a digest of an actor's id; ids have any length and any characters. */
    private static final int ACTOR_BYTES = 16;

    private static final byte BY_TIME = 't';
    private static final byte BY_TYPE = 'y';
    private static final byte BY_ACTOR = 'a';

    private AuditKey() {}

    /**
     * Where an event is in time. Carts may share a millisecond; then the cart's id and version order them.
     *
     * @param at whole milliseconds
     */
    public record Position(Instant at, CartId cartId, CartVersion version) implements Comparable<Position> {
        /** The place of an event. */
        public static Position of(EventMeta meta) {
            return new Position(meta.occurredAt(), meta.cartId(), meta.version());
        }

        /** The position as stored; sorts as positions do. */
        public byte[] toBytes() {
            byte[] history = new HistoryKey(cartId, version).toBytes();
            return ByteBuffer.allocate(Long.BYTES + history.length)
                    .putLong(at.toEpochMilli())
                    .put(history)
                    .array();
        }

        /** Reads what {@link #toBytes} wrote; throws a runtime exception on anything else. */
        public static Position of(byte[] bytes) {
            HistoryKey history = HistoryKey.of(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
            return new Position(
                    Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong()), history.cartId(), history.version());
        }

        @Override
        public int compareTo(Position other) {
            return Arrays.compareUnsigned(toBytes(), other.toBytes());
        }
    }

    /** Writes an event's three entries; the value is the event's type, for a search by actor and type at once. */
    static void index(BiConsumer<Bytes, byte[]> put, RecordedEvent recorded) {
        String type = recorded.event().type();
        byte[] position = Position.of(recorded.meta()).toBytes();
        byte[] value = type.getBytes(StandardCharsets.UTF_8);
        put.accept(key(all(), position), value);
        put.accept(key(ofType(type), position), value);
        put.accept(key(ofActor(recorded.meta().actor().id()), position), value);
    }

    /** Sorts before all entries of the index, and after everything else in the store. */
    public static Bytes first() {
        return Bytes.wrap(new byte[] {BY_ACTOR});
    }

    /** Sorts after all entries of the index. */
    public static Bytes end() {
        return Bytes.wrap(new byte[] {BY_TYPE + 1});
    }

    /** All events. */
    public static byte[] all() {
        return new byte[] {BY_TIME};
    }

    /** Events of a type. */
    public static byte[] ofType(String type) {
        byte[] name = type.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(name.length + 2)
                .put(BY_TYPE)
                .put(name)
                .put((byte) 0)
                .array();
    }

    /** Events caused by an actor. */
    public static byte[] ofActor(String actorId) {
        byte[] digest = Sha256.digest(actorId.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + ACTOR_BYTES)
                .put(BY_ACTOR)
                .put(digest, 0, ACTOR_BYTES)
                .array();
    }

    /** The key of a position behind a prefix. */
    public static Bytes key(byte[] prefix, byte[] position) {
        return Bytes.wrap(ByteBuffer.allocate(prefix.length + position.length)
                .put(prefix)
                .put(position)
                .array());
    }

    /** The key that sorts before every event of this moment or later, and after all earlier ones. */
    public static Bytes from(byte[] prefix, Instant at) {
        return Bytes.wrap(ByteBuffer.allocate(prefix.length + Long.BYTES)
                .put(prefix)
                .putLong(at.toEpochMilli())
                .array());
    }

    /** The position in a key, given its prefix. */
    public static Position position(Bytes key, byte[] prefix) {
        return Position.of(Arrays.copyOfRange(key.get(), prefix.length, key.get().length));
    }

    /**
     * A key taken apart.
     *
     * @param kind time, type or actor
     * @param qualifier the type, the digest of the actor's id in hex, or "-"
     */
    public record Entry(String kind, String qualifier, Position position) {}

    /** Takes any key of the index apart. */
    public static Entry entry(Bytes key) {
        byte[] bytes = key.get();
        return switch (bytes[0]) {
            case BY_TIME -> new Entry("time", "-", position(key, all()));
            case BY_ACTOR -> {
                byte[] prefix = Arrays.copyOf(bytes, 1 + ACTOR_BYTES);
                yield new Entry("actor", HexFormat.of().formatHex(prefix, 1, prefix.length), position(key, prefix));
            }
            case BY_TYPE -> {
                int end = 1;
                while (bytes[end] != 0) {
                    end++;
                }
                String type = new String(bytes, 1, end - 1, StandardCharsets.UTF_8);
                yield new Entry("type", type, position(key, ofType(type)));
            }
            default -> throw new IllegalArgumentException("no key of the audit index");
        };
    }
}
