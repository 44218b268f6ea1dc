package dev.cartlog.domain.event;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import java.time.Instant;
import java.util.UUID;

/**
 * What every event says about itself.
 *
 * @param occurredAt whole milliseconds; never before the previous event of the cart
 * @param commandId the Idempotency-Key, or an id minted for a request without one; {@code <mergeId>:<step>} in a merge
 * @param commandFingerprint of the type and payload of the request's commands
 * @param causationId the command's id, or the id of the event that triggered a later step
 * @param previousHash {@link #GENESIS_HASH} for version 1
 * @param hash SHA-256 (hex) of the canonical JSON of the event without this field
 */
public record EventMeta(
        UUID eventId,
        CartId cartId,
        CartVersion version,
        Instant occurredAt,
        Actor actor,
        String commandId,
        String commandFingerprint,
        String correlationId,
        String causationId,
        String previousHash,
        String hash) {
    public static final String GENESIS_HASH = "0".repeat(64);

    EventMeta withHash(String newHash) {
        return new EventMeta(
                eventId,
                cartId,
                version,
                occurredAt,
                actor,
                commandId,
                commandFingerprint,
                correlationId,
                causationId,
                previousHash,
                newHash);
    }
}
