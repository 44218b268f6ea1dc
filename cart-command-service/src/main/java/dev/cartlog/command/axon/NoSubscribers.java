package dev.cartlog.command.axon;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.axonframework.common.Registration;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventBus;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** The event bus beside the event store. Events are followed on the log, once they are durable, and nowhere else. */
final class NoSubscribers implements EventBus {
    @Override
    public CompletableFuture<Void> publish(@Nullable ProcessingContext context, List<EventMessage> events) {
        return CompletableFuture.completedFuture(null);
    }

    /** @throws UnsupportedOperationException always: a subscriber would never be told anything */
    @Override
    public Registration subscribe(
            BiFunction<List<? extends EventMessage>, ProcessingContext, CompletableFuture<?>> subscriber) {
        throw new UnsupportedOperationException("follow the events on the log");
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("subscribers", List.of());
    }
}
