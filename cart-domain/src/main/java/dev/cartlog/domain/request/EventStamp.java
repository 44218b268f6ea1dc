package dev.cartlog.domain.request;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.NameBasedId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Gives the events of one request their place in the cart's history: version, time, cause and link of the chain. */
final class EventStamp {
    private final CartRequest request;
    private final CartId cartId;
    private final Instant now;
    private final String fingerprint;

    EventStamp(CartRequest request, CartId cartId, Instant now) {
        this.request = request;
        this.cartId = cartId;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.fingerprint = request.fingerprint();
    }

    RecordedEvent stamp(CartEvent event, Optional<Cart> before) {
        CartVersion version = before.map(Cart::version).orElse(CartVersion.NONE).next();
        EventMeta meta = new EventMeta(
                NameBasedId.ofEvent(cartId, version),
                cartId,
                version,
                before.map(cart -> later(cart.updatedAt())).orElse(now),
                request.principal().actor(cartId),
                request.commandId(),
                fingerprint,
                request.correlationId(),
                request.causationId().orElse(request.commandId()),
                before.map(Cart::lastHash).orElse(EventMeta.GENESIS_HASH),
                "");
        return RecordedEvent.seal(meta, event);
    }

    /** A writer's clock may run behind its predecessor's; a cart's history never runs backwards. */
    private Instant later(Instant previous) {
        return now.isBefore(previous) ? previous : now;
    }
}
