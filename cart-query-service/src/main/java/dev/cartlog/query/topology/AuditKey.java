package dev.cartlog.query.topology;

import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;

/**
 * Where an event is in the audit index of the {@link EventStore}: a prefix that says by what it is found, then {@link Position}, which sorts by
 * time. Each event is in the index twice: among those of its type, and those of its actor.
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
            return position(at, new HistoryKey(cartId, version).toBytes());
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

    /** A {@link Position} as stored, given what {@link HistoryKey#toBytes} wrote. */
    static byte[] position(Instant at, byte[] history) {
        return ByteBuffer.allocate(Long.BYTES + history.length)
                .putLong(at.toEpochMilli())
                .put(history)
                .array();
    }

    /** Sorts before all entries of the index, and after everything else in the store. */
    public static Bytes first() {
        return Bytes.wrap(new byte[] {BY_ACTOR});
    }

    /** Sorts after all entries of the index. */
    public static Bytes end() {
        return Bytes.wrap(new byte[] {BY_TYPE + 1});
    }

    /** All events. No entry begins like this; {@link EventStore} makes a range of such from those of all types. */
    public static byte[] all() {
        return new byte[] {BY_TIME};
    }

    /** Whether a key is among those of all events. */
    static boolean isByTime(Bytes key) {
        return key.get()[0] == BY_TIME;
    }

    /** Behind a prefix, what a key of all events has behind its own. */
    static Bytes of(byte[] prefix, Bytes byTime) {
        return key(prefix, Arrays.copyOfRange(byTime.get(), all().length, byTime.get().length));
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

    /** Sorts before the events of all types, and after all other entries. */
    static Bytes types() {
        return Bytes.wrap(new byte[] {BY_TYPE});
    }

    /** What {@link #ofType} made, from any key behind it. */
    static byte[] typePrefix(Bytes key) {
        int end = 0;
        while (key.get()[end] != 0) {
            end++;
        }
        return Arrays.copyOf(key.get(), end + 1);
    }

    /** The type that {@link #ofType} was made of. */
    static String type(byte[] typePrefix) {
        return new String(typePrefix, 1, typePrefix.length - 2, StandardCharsets.UTF_8);
    }

    /** Sorts before the events of the next type. */
    static Bytes behind(byte[] typePrefix) {
        byte[] next = typePrefix.clone();
        next[next.length - 1]++;
        return Bytes.wrap(next);
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
     * @param kind type or actor
     * @param qualifier the type, or the digest of the actor's id in hex
     */
    public record Entry(String kind, String qualifier, Position position) {}

    /** Takes any key of the index apart. */
    public static Entry entry(Bytes key) {
        byte[] bytes = key.get();
        return switch (bytes[0]) {
            case BY_ACTOR -> {
                byte[] prefix = Arrays.copyOf(bytes, 1 + ACTOR_BYTES);
                yield new Entry("actor", HexFormat.of().formatHex(prefix, 1, prefix.length), position(key, prefix));
            }
            case BY_TYPE -> {
                byte[] prefix = typePrefix(key);
                yield new Entry("type", type(prefix), position(key, prefix));
            }
            default -> throw new IllegalArgumentException("no key of the audit index");
        };
    }
}
