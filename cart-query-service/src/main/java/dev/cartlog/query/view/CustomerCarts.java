package dev.cartlog.query.view;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.query.topology.CustomerCartKey;
import dev.cartlog.query.topology.Stores;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Which carts a customer has, in all shops, newest first. */
public final class CustomerCarts {
    private final StoreSource stores;

    /** Reads from these stores. */
    public CustomerCarts(StoreSource stores) {
        this.stores = stores;
    }

    /**
     * A cart's place in a customer's list.
     *
     * @param cursor where the list goes on after it
     */
    public record Entry(CartId cartId, Cursor cursor) {}

    /** A place in a list; opaque to clients. */
    public static final class Cursor {
        private final byte[] place;

        /** From the bytes that {@link #bytes} gave. */
        public Cursor(byte[] place) {
            this.place = place;
        }

        /** For a client to keep. */
        public byte[] bytes() {
            return place;
        }
    }

    /** The first carts; throws {@link NotReadableException}. */
    public List<Entry> first(String customerId, int limit) {
        return list(customerId, CustomerCartKey.first(customerId), limit);
    }

    /** The carts after a cursor; throws {@link NotReadableException}. */
    public List<Entry> after(String customerId, Cursor cursor, int limit) {
        return list(customerId, CustomerCartKey.after(customerId, cursor.bytes()), limit);
    }

    private List<Entry> list(String customerId, Bytes from, int limit) {
        List<Entry> entries = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> found =
                stores.open(Stores.CUSTOMER_CARTS, customerId).range(from, CustomerCartKey.end(customerId))) {
            while (found.hasNext() && entries.size() < limit) {
                byte[] place = CustomerCartKey.place(found.next().key);
                entries.add(new Entry(CustomerCartKey.cartId(place), new Cursor(place)));
            }
        }
        return entries;
    }
}
