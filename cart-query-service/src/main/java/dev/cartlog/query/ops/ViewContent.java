package dev.cartlog.query.ops;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.document.StateHash;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Sha256;
import dev.cartlog.query.topology.AuditKey;
import dev.cartlog.query.topology.CartKey;
import dev.cartlog.query.topology.Codec;
import dev.cartlog.query.topology.CustomerCartKey;
import dev.cartlog.query.topology.HistoryKey;
import dev.cartlog.query.topology.MergeEntry;
import dev.cartlog.query.topology.Stores;
import dev.cartlog.query.view.StoreSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The content of the views line by line, for whoever holds it against the log. It tells what follows from the events,
 * not how it is stored:
 *
 * <pre>
 * carts        cartId version stateHash lastHash current|-      (whether it is its customer's current cart)
 * history      cartId events digest                             (chain of SHA-256 over partition, offset and bytes)
 * audit-index  type|actor qualifier millis cartId version type
 * customer-carts  digest millis cartId                          (of the customer's id; when the cart was created)
 * merges       mergeId offset cartId                            (of the latest request; the customer's cart)
 * </pre>
 *
 * <p>The first three are kept in the partitions of the log, the last two in those of the customer's id and the merge's id.
 */
public final class ViewContent {
    private static final Map<String, String> STORES = Map.of(
            "carts", Stores.CARTS,
            "history", Stores.EVENTS,
            "audit-index", Stores.EVENTS,
            "customer-carts", Stores.CUSTOMER_CARTS,
            "merges", Stores.MERGES);
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
        ReadOnlyKeyValueStore<Bytes, byte[]> content = stores.open(store, partition);
        return switch (view) {
            case "carts" -> new Carts(content.all(), codec);
            case "history" -> new Histories(content.range(HistoryKey.first(), HistoryKey.end()));
            case "audit-index" -> new Entries(content.range(AuditKey.first(), AuditKey.end()), ViewContent::indexLine);
            case "customer-carts" -> new Entries(content.all(), ViewContent::customerLine);
            default -> new Entries(content.all(), ViewContent::mergeLine);
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
            CartId cartId = HistoryKey.ofStored(entries.peekNextKey()).cartId();
            byte[] digest = NOTHING;
            long events = 0;
            while (entries.hasNext()
                    && HistoryKey.ofStored(entries.peekNextKey()).cartId().equals(cartId)) {
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

    /** Each event has two. */
    private static String indexLine(KeyValue<Bytes, byte[]> entry) {
        AuditKey.Entry found = AuditKey.entry(entry.key);
        AuditKey.Position position = found.position();
        String type = entry.value.length == 0 ? found.qualifier() : new String(entry.value, StandardCharsets.UTF_8);
        return found.kind() + " " + found.qualifier() + " "
                + position.at().toEpochMilli() + " " + position.cartId() + " " + position.version() + " "
                + type;
    }

    private static String customerLine(KeyValue<Bytes, byte[]> entry) {
        byte[] place = CustomerCartKey.place(entry.key);
        return HexFormat.of().formatHex(CustomerCartKey.customer(entry.key)) + " "
                + CustomerCartKey.createdAt(place).toEpochMilli() + " " + CustomerCartKey.cartId(place);
    }

    private static String mergeLine(KeyValue<Bytes, byte[]> entry) {
        MergeEntry merge = MergeEntry.of(entry.value);
        return new String(entry.key.get(), StandardCharsets.UTF_8) + " " + merge.offset() + " "
                + merge.customerCartId();
    }

    /** One line for each entry. */
    private static final class Entries implements Lines {
        private final KeyValueIterator<Bytes, byte[]> entries;
        private final Function<KeyValue<Bytes, byte[]>, String> line;

        private Entries(KeyValueIterator<Bytes, byte[]> entries, Function<KeyValue<Bytes, byte[]>, String> line) {
            this.entries = entries;
            this.line = line;
        }

        @Override
        public Optional<String> next() {
            return entries.hasNext() ? Optional.of(line.apply(entries.next())) : Optional.empty();
        }

        @Override
        public void close() {
            entries.close();
        }
    }
}
