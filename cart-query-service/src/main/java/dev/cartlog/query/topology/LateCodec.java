package dev.cartlog.query.topology;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.event.RecordedEvent;
import java.util.Optional;

/** Stands in for a codec that can be made only when the registry answers. Nothing is read before. */
public final class LateCodec implements Codec {
    private volatile Optional<Codec> codec = Optional.empty();

    /** From now on everything goes to this codec. */
    public void use(Codec newCodec) {
        codec = Optional.of(newCodec);
    }

    private Codec codec() {
        return codec.orElseThrow(() -> new IllegalStateException("the codec is used before the views have started"));
    }

    @Override
    public RecordedEvent event(byte[] record) {
        return codec().event(record);
    }

    @Override
    public CatalogItem catalogItem(byte[] record) {
        return codec().catalogItem(record);
    }

    @Override
    public byte[] toBytes(Cart cart) {
        return codec().toBytes(cart);
    }

    @Override
    public Cart cart(byte[] stored) {
        return codec().cart(stored);
    }
}
