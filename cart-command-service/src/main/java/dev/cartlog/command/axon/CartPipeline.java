package dev.cartlog.command.axon;

import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.common.configuration.Configuration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.StorageEngineBackedEventStore;
import org.axonframework.eventsourcing.eventstore.TagResolver;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.core.ConfigurationApplicationContext;
import org.axonframework.messaging.core.correlation.CorrelationDataProviderRegistry;
import org.axonframework.messaging.core.correlation.DefaultCorrelationDataProviderRegistry;
import org.axonframework.modelling.configuration.StateBasedEntityModule;
import org.axonframework.update.UpdateCheckerConfigurationEnhancer;

/**
 * One shard's Axon: a command bus, a unit of work per request, the cart as a state-based entity, and an event store on the
 * shard's own batch. Wired by hand; there is one per shard, because the shard is the engine's single writer.
 */
public final class CartPipeline {
    private final CommandBus commands;

    /**
     * @param context the world as the next decision sees it, given the number of the next cart under its routing key
     * @param reads for what the shard's state does not hold
     */
    public CartPipeline(CartWriter writer, LongFunction<Context> context, EventReads reads) {
        ShardEventLog log = new ShardEventLog(writer, reads);
        AxonConfiguration axon = EventSourcingConfigurer.create()
                .registerEventStorageEngine(config -> new LogEventStorageEngine(log))
                .registerTagResolver(config -> new CartTags())
                .componentRegistry(registry -> registry.disableEnhancer(UpdateCheckerConfigurationEnhancer.class)
                        .registerComponent(
                                CommandBus.class,
                                config -> new ShardCommandBus(new ConfigurationApplicationContext(config)))
                        .registerComponent(EventStore.class, CartPipeline::eventStore)
                        .registerComponent(
                                CorrelationDataProviderRegistry.class,
                                config -> new DefaultCorrelationDataProviderRegistry()))
                .registerEntity(StateBasedEntityModule.declarative(CartId.class, CartSlot.class)
                        .repository(config -> new CartRepository(writer, config.getComponent(EventStore.class)))
                        .messagingModel((config, model) -> model.instanceCommandHandler(
                                        CartMessages.REQUEST,
                                        new CartHandler(writer, config.getComponent(EventStore.class), context))
                                .build())
                        .entityIdResolver(config -> (message, unitOfWork) -> cartIdOf(message.payload())))
                .build();
        axon.start();
        commands = axon.getComponent(CommandBus.class);
    }

    private static EventStore eventStore(Configuration config) {
        return new StorageEngineBackedEventStore(
                config.getComponent(EventStorageEngine.class),
                new NoSubscribers(),
                config.getComponent(TagResolver.class));
    }

    private static CartId cartIdOf(Object payload) {
        if (payload instanceof TargetedRequest targeted) {
            return targeted.cartId();
        }
        throw new IllegalArgumentException("not a cart request");
    }

    /**
     * Decides one request and appends what follows from it. Only on the shard's thread, and never from within another.
     *
     * @param headers to be written with each event
     * @return completes on the shard's thread, after the commit that covers the outcome
     */
    public CompletableFuture<Outcome> handle(CartRequest request, CartId cartId, Map<String, String> headers) {
        return commands.dispatch(CartMessages.command(new TargetedRequest(request, cartId), headers), null)
                .thenApply(CartMessages::outcome);
    }
}
