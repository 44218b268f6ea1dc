package dev.cartlog.command.shard;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a store's keys and values look: one letter for the kind, then the name. A cart's value begins with its due time, so
 * that the entry of the due index that it replaces can be found.
 */
final class RocksKeys {
    /** To be raised whenever anything in here changes, or what carts are due at: older stores are loaded anew. */
    static final long LAYOUT = 3;

    static final byte[] PROGRESS = {'o'};
    static final byte[] DUES = {'d'};
    static final byte[] NOTHING = {};
    /** The due time of a cart that is never due. Real ones are never negative. */
    static final long NEVER = -1;

    private static final byte CART = 'c';
    private static final byte CUSTOMER = 'k';

    /** How far a store is: the offset to go on from, and how many carts there are. */
    record Progress(long nextOffset, long carts, long layout) {
        static final Progress NONE = of(0, 0);

        static Progress of(long nextOffset, long carts) {
            return new Progress(nextOffset, carts, LAYOUT);
        }

        boolean isCurrentLayout() {
            return layout == LAYOUT;
        }
    }

    private RocksKeys() {}

    static byte[] cart(CartId id) {
        return key(CART, id.toString());
    }

    static byte[] customer(RoutingKey key) {
        return key(CUSTOMER, key.value());
    }

    private static byte[] key(byte kind, String name) {
        byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(1 + text.length).put(kind).put(text).array();
    }

    /** Sorts by time, then by cart. */
    static byte[] due(long atMillis, CartId id) {
        byte[] text = id.toString().getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(DUES.length + Long.BYTES + text.length)
                .put(DUES)
                .putLong(atMillis)
                .put(text)
                .array();
    }

    /** Less than the key of anything due later, and more than that of anything due at the time or before. */
    static byte[] dueAfter(long millis) {
        long next = millis == Long.MAX_VALUE ? millis : Math.max(0, millis + 1);
        return ByteBuffer.allocate(DUES.length + Long.BYTES)
                .put(DUES)
                .putLong(next)
                .array();
    }

    static CartId cartOfDue(byte[] key) {
        int start = DUES.length + Long.BYTES;
        return CartId.of(new String(key, start, key.length - start, StandardCharsets.ISO_8859_1));
    }

    static byte[] cartValue(long dueAtMillis, byte[] state) {
        return ByteBuffer.allocate(Long.BYTES + state.length)
                .putLong(dueAtMillis)
                .put(state)
                .array();
    }

    static long dueOf(byte[] cartValue) {
        return ByteBuffer.wrap(cartValue).getLong();
    }

    static byte[] stateOf(byte[] cartValue) {
        return Arrays.copyOfRange(cartValue, Long.BYTES, cartValue.length);
    }

    static byte[] bytes(CustomerCarts customer) {
        return numbers(customer.lastN(), customer.currentN());
    }

    static CustomerCarts customerOf(byte[] value) {
        ByteBuffer numbers = ByteBuffer.wrap(value);
        return new CustomerCarts(numbers.getLong(), numbers.getLong());
    }

    static byte[] bytes(Progress progress) {
        return numbers(progress.layout(), progress.nextOffset(), progress.carts());
    }

    /** The layout comes first in every layout. */
    static Progress progress(byte[] value) {
        ByteBuffer numbers = ByteBuffer.wrap(value);
        long layout = numbers.getLong();
        return layout == LAYOUT ? of(numbers) : new Progress(0, 0, layout);
    }

    private static Progress of(ByteBuffer numbers) {
        return Progress.of(numbers.getLong(), numbers.getLong());
    }

    private static byte[] numbers(long... numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * numbers.length);
        for (long number : numbers) {
            buffer.putLong(number);
        }
        return buffer.array();
    }
}
