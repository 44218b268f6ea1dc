package dev.cartlog.query.topology;

import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.JsonValues;
import dev.cartlog.domain.value.NameBasedId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What others are told of a cart that nobody touches. Everything in it follows from the log and the configured time, and
 * its id from its content, so a signal that is sent again is the same signal.
 */
sealed interface Signal {
    /** Signals: name = {@code cartId/version/type}. */
    UUID NAMESPACE = UUID.fromString("2f0f6c5e-93d1-5c1c-8a44-5e1c7c0b9b6d");

    CartId cartId();

    /** Of the event that the signal follows from. */
    CartVersion version();

    /**
     * Nothing has happened to the cart for the configured time.
     *
     * @param idleSince when its last event, of this version, occurred
     * @param abandonedAt from when on it counts as abandoned
     */
    record Abandoned(CartId cartId, CartVersion version, Instant idleSince, Instant abandonedAt) implements Signal {}

    /**
     * Something has happened to a cart that counted as abandoned: the signal before is withdrawn.
     *
     * @param version of the event that woke it
     * @param by that event's type: a shopper came back, or the cart came to its end
     */
    record Woken(CartId cartId, CartVersion version, Instant wokenAt, String by) implements Signal {}

    private String type() {
        return switch (this) {
            case Abandoned a -> "CartAbandoned";
            case Woken w -> "CartWoken";
        };
    }

    /** The record's value: canonical JSON. */
    default byte[] toBytes() {
        JsonWriter json = new JsonWriter();
        json.object(o -> {
            if (this instanceof Abandoned abandoned) {
                o.string("abandonedAt", JsonValues.time(abandoned.abandonedAt()));
            }
            if (this instanceof Woken woken) {
                o.string("by", woken.by());
            }
            o.string("cartId", cartId().toString());
            if (this instanceof Abandoned abandoned) {
                o.string("idleSince", JsonValues.time(abandoned.idleSince()));
            }
            o.string(
                    "signalId",
                    NameBasedId.of(NAMESPACE, cartId() + "/" + version() + "/" + type())
                            .toString());
            o.string("type", type());
            o.number("version", version().value());
            if (this instanceof Woken woken) {
                o.string("wokenAt", JsonValues.time(woken.wokenAt()));
            }
        });
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
