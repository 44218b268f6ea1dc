package dev.cartlog.domain.event;

import dev.cartlog.domain.value.Sha256;

/** An event with its place in a cart's history. */
public record RecordedEvent(EventMeta meta, CartEvent event) {

    /** Completes the chain: the hash covers everything else the event says, the previous event's hash included. */
    public static RecordedEvent seal(EventMeta unsealed, CartEvent event) {
        return new RecordedEvent(unsealed.withHash(hashOf(unsealed, event)), event);
    }

    /** What {@code meta.hash} must be. */
    public String computedHash() {
        return hashOf(meta, event);
    }

    private static String hashOf(EventMeta meta, CartEvent event) {
        return Sha256.hex(EventDocument.withoutHash(meta, event));
    }
}
