package dev.cartlog.command.shard;

import dev.cartlog.command.log.LogRecord;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.CartOutline;
import dev.cartlog.domain.event.RecordedEvent;
import java.util.Map;

/** How carts and their events look as records. Used by several threads at once. */
public interface CartRecords {

    /**
     * An event as it is written.
     *
     * @param headers further headers, such as the trace that the request belongs to
     */
    LogRecord event(RecordedEvent event, Map<String, String> headers);

    RecordedEvent event(byte[] value);

    LogRecord state(Cart cart);

    Cart cart(byte[] value);

    /** The outline of the cart, for loading; one that makes nothing else of the bytes takes a fraction of the time. */
    default CartOutline outline(byte[] value) {
        return cart(value).outline();
    }
}
