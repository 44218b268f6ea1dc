package dev.cartlog.domain.request;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Owner;

/** Who sends a request, as far as the edge has proven it. */
public sealed interface Principal {

    /** @param tokenHash SHA-256 (hex) of the capability token that was presented */
    record Guest(String tokenHash) implements Principal {}

    /** @param customerId the subject of a verified access token */
    record Customer(String customerId) implements Principal {}

    /** @param component the part of this service that acts, such as {@code merge} */
    @SuppressWarnings("AvoidCommonTypeNames") // always written Principal.System
    record System(String component) implements Principal {}

    /** Whether the cart exists for this principal; if not, the answer is that there is no such cart. */
    default boolean mayUse(Cart cart) {
        return switch (this) {
            case Guest guest ->
                cart.owner().equals(new Owner.Guest(guest.tokenHash())) && !(cart.phase() instanceof Phase.Merged);
            case Customer customer -> cart.owner().equals(new Owner.Customer(customer.customerId()));
            case System system -> true;
        };
    }

    default Actor actor(CartId cartId) {
        return switch (this) {
            case Guest guest -> new Actor(Actor.Type.GUEST, cartId.toString());
            case Customer customer -> new Actor(Actor.Type.CUSTOMER, customer.customerId());
            case System system -> new Actor(Actor.Type.SYSTEM, system.component());
        };
    }
}
