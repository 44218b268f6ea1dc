package dev.cartlog.events.topics;

import dev.cartlog.events.CartCheckedOut;
import dev.cartlog.events.CartCheckoutReleased;
import dev.cartlog.events.CartCleared;
import dev.cartlog.events.CartCreated;
import dev.cartlog.events.CartExpired;
import dev.cartlog.events.CartMergeClaimed;
import dev.cartlog.events.CartMergeRejected;
import dev.cartlog.events.CartMergeReleased;
import dev.cartlog.events.CartMergeRequested;
import dev.cartlog.events.CartMergeReverted;
import dev.cartlog.events.CartMerged;
import dev.cartlog.events.CartMergedInto;
import dev.cartlog.events.CartOrdered;
import dev.cartlog.events.CartStateRecord;
import dev.cartlog.events.CatalogItem;
import dev.cartlog.events.LineItemAdded;
import dev.cartlog.events.LineItemQuantityChanged;
import dev.cartlog.events.LineItemRemoved;
import dev.cartlog.events.LineItemRepriced;
import dev.cartlog.events.OrderPlaced;
import dev.cartlog.events.OrderRejected;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Which Avro records are values of which topic. */
final class TopicRecords {
    private static final List<Class<? extends SpecificRecord>> EVENTS = List.of(
            CartCreated.class,
            LineItemAdded.class,
            LineItemQuantityChanged.class,
            LineItemRemoved.class,
            LineItemRepriced.class,
            CartCleared.class,
            CartMergeRequested.class,
            CartMergeClaimed.class,
            CartMerged.class,
            CartMergeRejected.class,
            CartMergeReleased.class,
            CartMergedInto.class,
            CartMergeReverted.class,
            CartCheckedOut.class,
            CartCheckoutReleased.class,
            CartOrdered.class,
            CartExpired.class);

    private TopicRecords() {}

    static List<Class<? extends SpecificRecord>> of(Topic topic) {
        return switch (topic) {
            case CART_EVENTS -> EVENTS;
            case CART_STATE -> List.of(CartStateRecord.class);
            case CART_CHECKOUTS -> List.of(CartCheckedOut.class, CartCheckoutReleased.class, CartOrdered.class);
            case CATALOG_ITEMS -> List.of(CatalogItem.class);
            case ORDER_OUTCOMES -> List.of(OrderPlaced.class, OrderRejected.class);
            case CART_SHARDS, CART_AUDIT_READS, CART_SIGNALS, ORDER_OUTCOMES_DEAD_LETTERS -> List.of();
        };
    }
}
