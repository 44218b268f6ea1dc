package dev.cartlog.acceptance.verify;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the log makes of one cart: its state, and fingerprints of what the views must hold of its events. Each is that
 * of all events so far, so views that are some versions behind can be compared as well.
 */
final class Trail {
    private static final int ACTOR_BYTES = 16;
    private static final byte[] NOTHING = {};

    private @Nullable Cart cart;
    private byte[] history = NOTHING;
    private long index;
    private long offset;

    Optional<Cart> cart() {
        return Optional.ofNullable(cart);
    }

    /** The next event, already folded. */
    void extend(Cart next, RecordedEvent event, RawRecord record, byte[] value) {
        cart = next;
        offset = record.offset();
        history = link(history, record, value);
        for (String line : indexLines(event)) {
            index += fingerprint(line);
        }
    }

    /** Of the last event. */
    long offset() {
        return offset;
    }

    /** A chain of digests over the events as they are stored: place, then bytes. */
    private static byte[] link(byte[] before, RawRecord record, byte[] value) {
        return Sha256.digest(ByteBuffer.allocate(before.length + Integer.BYTES + Long.BYTES + value.length)
                .put(before)
                .putInt(record.partition())
                .putLong(record.offset())
                .put(value)
                .array());
    }

    String history() {
        return HexFormat.of().formatHex(history);
    }

    long index() {
        return index;
    }

    /** What the audit index must hold of an event, as the query service spells it. */
    static String[] indexLines(RecordedEvent event) {
        EventMeta meta = event.meta();
        String type = event.event().type();
        byte[] actor = Arrays.copyOf(Sha256.digest(meta.actor().id().getBytes(StandardCharsets.UTF_8)), ACTOR_BYTES);
        String rest = " " + meta.occurredAt().toEpochMilli() + " " + meta.cartId() + " " + meta.version() + " " + type;
        return new String[] {"type " + type + rest, "actor " + HexFormat.of().formatHex(actor) + rest};
    }

    /** Lines come in any order, so their fingerprints are added up. */
    static long fingerprint(String line) {
        return ByteBuffer.wrap(Sha256.digest(line.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
