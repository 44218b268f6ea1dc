package dev.cartlog.command.axon;

import dev.cartlog.command.log.KillPoint;
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.request.Admission;
import dev.cartlog.domain.request.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.modelling.entity.EntityCommandHandler;

/** The one command handler: asks the domain and appends what it says happened. */
final class CartHandler implements EntityCommandHandler<CartSlot> {
    private final CartWriter writer;
    private final EventStore eventStore;
    private final LongFunction<Context> context;

    CartHandler(CartWriter writer, EventStore eventStore, LongFunction<Context> context) {
        this.writer = writer;
        this.eventStore = eventStore;
        this.context = context;
    }

    @Override
    public MessageStream.Single<CommandResultMessage> handle(
            CommandMessage command, CartSlot slot, ProcessingContext unitOfWork) {
        if (!(command.payload() instanceof TargetedRequest targeted)) {
            throw new IllegalArgumentException("not a cart request: " + command.payloadType());
        }
        KillPoint.STATE_LOADED.reached();
        Context world = context.apply(writer.nextCartNumber(slot.cartId().routingKey()));
        Outcome outcome = Admission.admit(targeted.request(), slot.cartId(), slot.cart(), world);
        switch (outcome) {
            case Outcome.Applied applied -> append(applied, command, unitOfWork);
            case Outcome.Unchanged unchanged -> settle(unitOfWork);
            case Outcome.Replayed replayed -> settle(unitOfWork);
            case Outcome.Refused refused -> settle(unitOfWork);
        }
        return MessageStream.just(CartMessages.result(command.identifier(), outcome));
    }

    private void append(Outcome.Applied applied, CommandMessage command, ProcessingContext unitOfWork) {
        ManagedCart managed = unitOfWork.getResource(ManagedCart.KEY);
        if (managed != null) {
            managed.decided(applied.cart());
        }
        List<EventMessage> messages = new ArrayList<>(applied.events().size());
        for (RecordedEvent event : applied.events()) {
            messages.add(CartMessages.event(event, command.metadata()));
        }
        var published = eventStore.publish(unitOfWork, messages);
        if (!published.isDone()) {
            throw new IllegalStateException("within a unit of work publishing only queues");
        }
    }

    private void settle(ProcessingContext unitOfWork) {
        unitOfWork.onCommit(committing -> writer.settle());
    }
}
