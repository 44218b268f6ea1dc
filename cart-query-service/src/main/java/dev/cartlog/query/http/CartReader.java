package dev.cartlog.query.http;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.query.topology.Codec;
import dev.cartlog.query.topology.Stores;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.Placement;
import dev.cartlog.query.view.Placement.Place;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Reads any cart, wherever it is kept. */
public final class CartReader {
    private final CartViews carts;
    private final Codec codec;
    private final Placement placement;
    private final Peers peers;

    /** Asks these peers for what is not in these views. */
    public CartReader(CartViews carts, Codec codec, Placement placement, Peers peers) {
        this.carts = carts;
        this.codec = codec;
        this.placement = placement;
        this.peers = peers;
    }

    /** The cart; empty when none has been seen. Fails with NotReadableException. */
    Mono<Optional<Cart>> find(CartId cartId) {
        return Mono.defer(() -> switch (placement.of(
                Stores.CARTS, cartId.routingKey().value())) {
            case Place.Here here -> Mono.just(carts.find(cartId));
            case Place.At other ->
                peers.ask(other, InternalRoutes.CARTS + cartId, "").map(found -> found.map(codec::cart));
        });
    }
}
