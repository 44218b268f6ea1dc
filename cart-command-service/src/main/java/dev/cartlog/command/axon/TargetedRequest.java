package dev.cartlog.command.axon;

import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.value.CartId;

/** The payload of Axon's command message: a request and the cart that its target turned out to be. */
record TargetedRequest(CartRequest request, CartId cartId) {}
