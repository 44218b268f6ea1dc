package dev.cartlog.query.ops;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.document.StateHash;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Sha256;
import dev.cartlog.query.topology.AuditKey;
import dev.cartlog.query.topology.CartKey;
import dev.cartlog.query.topology.Codec;
import dev.cartlog.query.topology.HistoryKey;
import dev.cartlog.query.topology.Stores;
import dev.cartlog.query.view.StoreSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * The content of the views line by line, for whoever holds it against the log. It tells what follows from the events,
 * not how it is stored:
 *
 * <pre>
 * carts        cartId version stateHash lastHash current|-      (whether it is its customer's current cart)
 * history      cartId events digest                             (chain of SHA-256 over partition, offset and bytes)
 * audit-index  time|type|actor qualifier millis cartId version type
 * </pre>
 */
public final class ViewContent {
    private static final Map<String, String> STORES =
            Map.of("carts", Stores.CARTS, "history", Stores.HISTORY, "audit-index", Stores.AUDIT_INDEX);
    private static final byte[] NOTHING = {};

    private final StoreSource stores;
    private final Codec codec;

    /** Reads these stores. */
    public ViewContent(StoreSource stores, Codec codec) {
        this.stores = stores;
        this.codec = codec;
    }

    /** The store behind a view's name; empty when there is no such view. */
    public static Optional<String> store(String view) {
        return Optional.ofNullable(STORES.get(view));
    }

    /** Lines one by one, as the store was when it was opened; must be closed. */
    public sealed interface Lines extends AutoCloseable {
        /** The next line; empty at the end. */
        Optional<String> next();

        @Override
        void close();
    }

    /** Throws {@link dev.cartlog.query.view.NotReadableException} when the partition is not here. */
    public Lines open(String view, int partition) {
        String store = store(view).orElseThrow(() -> new IllegalArgumentException("no such view: " + view));
        KeyValueIterator<Bytes, byte[]> entries = stores.open(store, partition).all();
        return switch (view) {
            case "carts" -> new Carts(entries, codec);
            case "history" -> new Histories(entries);
            default -> new Index(entries);
        };
    }

    /** A customer's pointer sorts right before that customer's carts. */
    private static final class Carts implements Lines {
        private final KeyValueIterator<Bytes, byte[]> entries;
        private final Codec codec;
        private Optional<CartId> current = Optional.empty();

        private Carts(KeyValueIterator<Bytes, byte[]> entries, Codec codec) {
            this.entries = entries;
            this.codec = codec;
        }

        @Override
        public Optional<String> next() {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (CartKey.isCart(entry.key)) {
                    return Optional.of(line(codec.cart(entry.value)));
                }
                current = Optional.of(CartKey.pointedAt(CartKey.routingKey(entry.key), entry.value));
            }
            return Optional.empty();
        }

        private String line(Cart cart) {
            String mark = current.equals(Optional.of(cart.cartId())) ? "current" : "-";
            return cart.cartId() + " " + cart.version() + " " + StateHash.of(cart) + " " + cart.lastHash() + " " + mark;
        }

        @Override
        public void close() {
            entries.close();
        }
    }

    /** One line for all events of a cart, which lie side by side. */
    private static final class Histories implements Lines {
        private final KeyValueIterator<Bytes, byte[]> entries;

        private Histories(KeyValueIterator<Bytes, byte[]> entries) {
            this.entries = entries;
        }

        @Override
        public Optional<String> next() {
            if (!entries.hasNext()) {
                return Optional.empty();
            }
            CartId cartId = HistoryKey.of(entries.peekNextKey()).cartId();
            byte[] digest = NOTHING;
            long events = 0;
            while (entries.hasNext()
                    && HistoryKey.of(entries.peekNextKey()).cartId().equals(cartId)) {
                byte[] stored = entries.next().value;
                digest = Sha256.digest(ByteBuffer.allocate(digest.length + stored.length)
                        .put(digest)
                        .put(stored)
                        .array());
                events++;
            }
            return Optional.of(cartId + " " + events + " " + HexFormat.of().formatHex(digest));
        }

        @Override
        public void close() {
            entries.close();
        }
    }

    /** One line for each entry; each event has three. */
    private static final class Index implements Lines {
        private final KeyValueIterator<Bytes, byte[]> entries;

        private Index(KeyValueIterator<Bytes, byte[]> entries) {
            this.entries = entries;
        }

        @Override
        public Optional<String> next() {
            if (!entries.hasNext()) {
                return Optional.empty();
            }
            KeyValue<Bytes, byte[]> entry = entries.next();
            AuditKey.Entry found = AuditKey.entry(entry.key);
            AuditKey.Position position = found.position();
            return Optional.of(found.kind() + " " + found.qualifier() + " "
                    + position.at().toEpochMilli() + " " + position.cartId() + " " + position.version() + " "
                    + new String(entry.value, StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            entries.close();
        }
    }
}
