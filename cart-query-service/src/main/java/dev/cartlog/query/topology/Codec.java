package dev.cartlog.query.topology;

import dev.cartlog.codec.CodecException;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.events.serde.MalformedRecordException;
import dev.cartlog.events.serde.RegistryException;

/** Between the bytes of the log and the stores, and the domain. Used by many threads. */
public interface Codec {
    /**
     * An event of the log.
     *
     * @throws MalformedRecordException when the bytes can never be read
     * @throws CodecException when they say what the domain cannot mean
     * @throws RegistryException when their schema could not be had
     */
    RecordedEvent event(byte[] record);

    /** An item of the catalogue; throws as {@link #event} does. */
    CatalogItem catalogItem(byte[] record);

    /** A cart for the store. */
    byte[] toBytes(Cart cart);

    /** A cart from the store. */
    Cart cart(byte[] stored);
}
