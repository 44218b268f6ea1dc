package dev.cartlog.query.view;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.query.topology.Codec;
import dev.cartlog.query.topology.HistoryKey;
import dev.cartlog.query.topology.StoredEvent;
import dev.cartlog.query.topology.Stores;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The events of each cart, oldest first. Every method throws {@link NotReadableException}. */
public final class Histories {
    private static final CartVersion LAST = new CartVersion(Long.MAX_VALUE);

    private final StoreSource stores;
    private final Codec codec;

    /** Reads from these stores. */
    public Histories(StoreSource stores, Codec codec) {
        this.stores = stores;
        this.codec = codec;
    }

    /** The events after a version. Nothing is held but the event at hand. */
    public Cursor after(CartId cartId, CartVersion version) {
        return new Cursor(
                stores.open(Stores.EVENTS, cartId.routingKey().value())
                        .range(new HistoryKey(cartId, version.next()).stored(), new HistoryKey(cartId, LAST).stored()),
                codec);
    }

    /** One event. */
    public Optional<LoggedEvent> find(CartId cartId, CartVersion version) {
        byte[] stored =
                stores.open(Stores.EVENTS, cartId.routingKey().value()).get(new HistoryKey(cartId, version).stored());
        return Optional.ofNullable(stored).map(bytes -> logged(codec, bytes));
    }

    private static LoggedEvent logged(Codec codec, byte[] bytes) {
        StoredEvent stored = StoredEvent.of(bytes);
        return new LoggedEvent(codec.event(stored.record()), stored);
    }

    /** Walks over events; must be closed. */
    public static final class Cursor implements AutoCloseable {
        private final KeyValueIterator<Bytes, byte[]> entries;
        private final Codec codec;

        private Cursor(KeyValueIterator<Bytes, byte[]> entries, Codec codec) {
            this.entries = entries;
            this.codec = codec;
        }

        /** Whether there is a next event. */
        public boolean hasNext() {
            return entries.hasNext();
        }

        /** The next event; throws NoSuchElementException when there is none. */
        public LoggedEvent next() {
            if (!entries.hasNext()) {
                throw new NoSuchElementException();
            }
            return logged(codec, entries.next().value);
        }

        @Override
        public void close() {
            entries.close();
        }
    }
}
