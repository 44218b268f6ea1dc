package dev.cartlog.domain.cart;

import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.value.CartVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that had an effect, remembered so that its repetition has none.
 *
 * @param eventTypes in version order, the first one at {@code firstVersion}
 */
public record AppliedCommand(
        String commandId, Actor actor, String fingerprint, CartVersion firstVersion, List<String> eventTypes) {

    public AppliedCommand {
        eventTypes = List.copyOf(eventTypes);
    }

    boolean isOf(String otherCommandId, Actor otherActor) {
        return commandId.equals(otherCommandId) && actor.equals(otherActor);
    }

    AppliedCommand and(String eventType) {
        List<String> more = new ArrayList<>(eventTypes);
        more.add(eventType);
        return new AppliedCommand(commandId, actor, fingerprint, firstVersion, more);
    }

    /** Whether the command brought the cart into being. */
    public boolean createdTheCart() {
        return eventTypes.contains("CartCreated");
    }
}
