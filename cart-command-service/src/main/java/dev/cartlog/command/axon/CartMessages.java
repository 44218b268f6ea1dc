package dev.cartlog.command.axon;

import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.request.Outcome;
import java.util.Map;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.GenericMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;

/** Our requests, events and outcomes in Axon's envelopes. Ids and times are ours: Axon mints none. */
final class CartMessages {
    static final QualifiedName REQUEST = new QualifiedName("dev.cartlog.CartRequest");
    static final String EVENT_NAMESPACE = "dev.cartlog.events";

    private static final MessageType REQUEST_TYPE = new MessageType(REQUEST);
    private static final MessageType OUTCOME_TYPE = new MessageType("dev.cartlog.Outcome");

    private CartMessages() {}

    static CommandMessage command(TargetedRequest request, Map<String, String> headers) {
        return new GenericCommandMessage(
                new GenericMessage(request.request().commandId(), REQUEST_TYPE, request, headers));
    }

    static EventMessage event(RecordedEvent recorded, Map<String, String> headers) {
        MessageType type = new MessageType(
                new QualifiedName(EVENT_NAMESPACE, recorded.event().type()));
        return new GenericEventMessage(
                recorded.meta().eventId().toString(),
                type,
                recorded,
                headers,
                recorded.meta().occurredAt());
    }

    static CommandResultMessage result(String commandId, Outcome outcome) {
        return new GenericCommandResultMessage(new GenericMessage(commandId, OUTCOME_TYPE, outcome, Map.of()));
    }

    static Outcome outcome(CommandResultMessage result) {
        if (result.payload() instanceof Outcome outcome) {
            return outcome;
        }
        throw new IllegalStateException("a cart's handler answered " + result.payloadType());
    }
}
