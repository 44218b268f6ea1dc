package dev.cartlog.codec;

import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import java.util.UUID;

/** What every event says about itself. */
final class Metas {
    private Metas() {}

    static dev.cartlog.events.EventMeta toAvro(EventMeta meta) {
        return new dev.cartlog.events.EventMeta(
                meta.eventId().toString(),
                meta.cartId().toString(),
                meta.version().value(),
                meta.occurredAt(),
                Values.toAvro(meta.actor()),
                meta.commandId(),
                meta.commandFingerprint(),
                meta.correlationId(),
                meta.causationId(),
                meta.previousHash(),
                meta.hash());
    }

    static EventMeta toDomain(dev.cartlog.events.EventMeta meta) {
        return new EventMeta(
                UUID.fromString(meta.getEventId()),
                CartId.of(meta.getCartId()),
                new CartVersion(meta.getVersion()),
                meta.getOccurredAt(),
                Values.toDomain(meta.getActor()),
                meta.getCommandId(),
                meta.getCommandFingerprint(),
                meta.getCorrelationId(),
                meta.getCausationId(),
                meta.getPreviousHash(),
                meta.getHash());
    }
}
