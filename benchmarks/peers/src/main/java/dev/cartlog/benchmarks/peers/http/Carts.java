package dev.cartlog.benchmarks.peers.http;

import reactor.core.publisher.Mono;

/** What a peer can do; each answer comes when the change is as durable as the peer makes it. */
public interface Carts {

    /** Opens a cart; its id. */
    Mono<String> open();

    /** Puts pieces of an article in; the whole cart then. */
    Mono<Cart> add(String cartId, String sku, int quantity);
}
