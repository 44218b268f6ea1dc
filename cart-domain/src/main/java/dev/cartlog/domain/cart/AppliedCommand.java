package dev.cartlog.domain.cart;

import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that had an effect, remembered so that its repetition has none. A cart remembers many and is written with each
 * change, so only digests of 64 bits are kept. That a new command is taken for a repetition needs both to agree by
 * chance, within one cart.
 *
 * @param key digest of the command's id and of who sent it, see {@link #keyOf}
 * @param print digest of the command's fingerprint, see {@link #printOf}
 * @param eventTypes in version order, the first one at {@code firstVersion}
 */
public record AppliedCommand(long key, long print, CartVersion firstVersion, List<String> eventTypes) {

    public AppliedCommand {
        eventTypes = List.copyOf(eventTypes);
    }

    /** Keys are scoped to the sender. A type and a command's id are one line each, so no two pairs are spelled alike. */
    static long keyOf(String commandId, Actor actor) {
        return Sha256.first64Bits(actor.type() + "\n" + actor.id() + "\n" + commandId);
    }

    static long printOf(String fingerprint) {
        return Sha256.first64Bits(fingerprint);
    }

    /** Whether type and payload were the same. */
    public boolean isRepeatedBy(String fingerprint) {
        return print == printOf(fingerprint);
    }

    AppliedCommand and(String eventType) {
        List<String> more = new ArrayList<>(eventTypes);
        more.add(eventType);
        return new AppliedCommand(key, print, firstVersion, more);
    }

    /** Whether the command brought the cart into being. */
    public boolean createdTheCart() {
        return eventTypes.contains("CartCreated");
    }
}
