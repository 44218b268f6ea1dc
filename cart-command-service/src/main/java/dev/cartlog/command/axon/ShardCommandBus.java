package dev.cartlog.command.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.DuplicateCommandHandlerSubscriptionException;
import org.axonframework.messaging.commandhandling.NoHandlerForCommandException;
import org.axonframework.messaging.core.ApplicationContext;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/** Axon's command bus on a shard's own thread: each command in a {@link CommandUnit}. */
final class ShardCommandBus implements CommandBus {
    private final ApplicationContext components;
    private final Map<QualifiedName, CommandHandler> handlers = new HashMap<>();

    ShardCommandBus(ApplicationContext components) {
        this.components = components;
    }

    @Override
    public ShardCommandBus subscribe(QualifiedName name, CommandHandler handler) {
        CommandHandler before = handlers.putIfAbsent(name, handler);
        if (before != null && !before.equals(handler)) {
            throw new DuplicateCommandHandlerSubscriptionException(name, before, handler);
        }
        return this;
    }

    /** @return completes on the shard's thread, after the last phase of the command's unit of work */
    @Override
    public CompletableFuture<CommandResultMessage> dispatch(
            CommandMessage command, @Nullable ProcessingContext dispatchedFrom) {
        CommandHandler handler = handlers.get(command.type().qualifiedName());
        if (handler == null) {
            return CompletableFuture.failedFuture(new NoHandlerForCommandException(command));
        }
        CompletableFuture<CommandResultMessage> result = new CompletableFuture<>();
        CommandUnit unit = new CommandUnit(components);
        unit.onInvocation(context -> handler.handle(command, context)
                .first()
                .asCompletableFuture()
                .thenAccept(handled -> result.complete(handled.message())));
        return unit.execute().thenCompose(done -> result);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("subscriptions", handlers);
    }
}
