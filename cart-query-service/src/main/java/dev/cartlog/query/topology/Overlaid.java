package dev.cartlog.query.topology;

import dev.cartlog.domain.cart.Cart;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** What was written and what was not yet, in one order; of a key that is in both, the latter. */
final class Overlaid implements KeyValueIterator<Bytes, byte[]> {
    private final KeyValueIterator<Bytes, byte[]> written;
    private final SortedMap<Bytes, Cart> unwritten;
    private final Function<Cart, byte[]> encode;

    /** @param unwritten is taken apart */
    Overlaid(KeyValueIterator<Bytes, byte[]> written, SortedMap<Bytes, Cart> unwritten, Function<Cart, byte[]> encode) {
        this.written = written;
        this.unwritten = unwritten;
        this.encode = encode;
    }

    @Override
    public boolean hasNext() {
        return written.hasNext() || !unwritten.isEmpty();
    }

    @Override
    public Bytes peekNextKey() {
        if (unwritten.isEmpty()) {
            return written.peekNextKey();
        }
        Bytes key = unwritten.firstKey();
        return written.hasNext() && written.peekNextKey().compareTo(key) < 0 ? written.peekNextKey() : key;
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Bytes key = peekNextKey();
        Cart cart = unwritten.remove(key);
        if (cart == null) {
            return written.next();
        }
        if (written.hasNext() && written.peekNextKey().equals(key)) {
            written.next();
        }
        return KeyValue.pair(key, encode.apply(cart));
    }

    @Override
    public void close() {
        written.close();
    }
}
