package dev.cartlog.command.merge;

import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.NameBasedId;
import java.util.Map;
import java.util.UUID;

/**
 * What a customer asks for at sign-in.
 *
 * @param customerId the subject of the verified access token
 * @param guestTokenHash SHA-256 (hex) of the capability token that was sent along
 * @param commandId the idempotency key, or an id minted at the edge
 * @param headers to be written with the events
 */
public record MergeOrder(
        String customerId,
        CartId guestCartId,
        String guestTokenHash,
        CartPolicy cartPolicy,
        QuantityPolicy quantityPolicy,
        String commandId,
        String correlationId,
        Map<String, String> headers) {

    public MergeOrder {
        headers = Map.copyOf(headers);
    }

    /** One merge for each pair of guest cart and customer, however often it is asked for. */
    public UUID mergeId() {
        return NameBasedId.ofMerge(guestCartId, customerId);
    }
}
