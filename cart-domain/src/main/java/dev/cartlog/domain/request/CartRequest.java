package dev.cartlog.domain.request;

import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.ClearCart;
import dev.cartlog.domain.command.CommandDocument;
import java.util.List;
import java.util.Optional;

/**
 * Commands for one cart, to be applied all or none.
 *
 * @param commands none to only look at the cart
 * @param batch whether the commands came as a batch, so that errors must say which command they mean
 * @param commandId the idempotency key, or an id minted at the edge
 * @param causationId the event that made a later step necessary; by default the command itself is the cause
 */
public record CartRequest(
        Target target,
        Principal principal,
        List<CartCommand> commands,
        boolean batch,
        String commandId,
        String correlationId,
        Optional<String> causationId,
        Optional<IfMatch> ifMatch) {

    public CartRequest {
        commands = List.copyOf(commands);
    }

    public static CartRequest single(
            Target target, Principal principal, CartCommand command, String commandId, String correlationId) {
        return new CartRequest(
                target,
                principal,
                List.of(command),
                false,
                commandId,
                correlationId,
                Optional.empty(),
                Optional.empty());
    }

    /** Reads the cart as its writer knows it; nothing is written. */
    public static CartRequest look(Target target, Principal principal, String correlationId) {
        return new CartRequest(
                target, principal, List.of(), false, correlationId, correlationId, Optional.empty(), Optional.empty());
    }

    public CartRequest causedBy(String eventId) {
        return new CartRequest(
                target, principal, commands, batch, commandId, correlationId, Optional.of(eventId), ifMatch);
    }

    public CartRequest expecting(Optional<IfMatch> expected) {
        return new CartRequest(target, principal, commands, batch, commandId, correlationId, causationId, expected);
    }

    public String fingerprint() {
        return CommandDocument.fingerprint(commands);
    }

    /** Whether the commands are too consequential to be sent without knowing the cart's version. */
    boolean needsIfMatch() {
        return commands.stream().anyMatch(command -> command instanceof CheckOut || command instanceof ClearCart);
    }
}
