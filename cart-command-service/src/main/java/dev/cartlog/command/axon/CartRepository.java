package dev.cartlog.command.axon;

import dev.cartlog.domain.value.CartId;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.Position;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.modelling.repository.ManagedEntity;
import org.axonframework.modelling.repository.Repository;

/**
 * Loads carts from the shard's state instead of their history. It still sources the history after what the state covers:
 * that is empty, but it gives the unit of work the condition under which its events may be appended.
 */
final class CartRepository implements Repository.LifecycleManagement<CartId, CartSlot> {
    private final CartWriter writer;
    private final EventStore eventStore;

    CartRepository(CartWriter writer, EventStore eventStore) {
        this.writer = writer;
        this.eventStore = eventStore;
    }

    @Override
    public Class<CartSlot> entityType() {
        return CartSlot.class;
    }

    @Override
    public Class<CartId> idType() {
        return CartId.class;
    }

    @Override
    public CompletableFuture<ManagedEntity<CartId, CartSlot>> load(CartId id, ProcessingContext context) {
        ManagedCart managed = context.getResource(ManagedCart.KEY);
        if (managed != null) {
            return sameCart(managed, id);
        }
        ManagedCart loaded = new ManagedCart(new CartSlot(id, writer.cart(id)));
        attach(loaded, context);
        EventStoreTransaction transaction = eventStore.transaction(context);
        SourcingCondition sinceState = SourcingCondition.conditionFor(
                positionAfter(loaded.entity()), EventCriteria.havingTags(CartTags.of(id)));
        return transaction
                .source(sinceState)
                .reduce(loaded, (cart, entry) -> {
                    cart.evolve(entry.message());
                    return cart;
                })
                .thenApply(cart -> cart);
    }

    @Override
    public CompletableFuture<ManagedEntity<CartId, CartSlot>> loadOrCreate(CartId id, ProcessingContext context) {
        return load(id, context);
    }

    @Override
    public ManagedEntity<CartId, CartSlot> persist(CartId id, CartSlot slot, ProcessingContext context) {
        return attach(new ManagedCart(slot), context);
    }

    @Override
    public ManagedEntity<CartId, CartSlot> attach(ManagedEntity<CartId, CartSlot> entity, ProcessingContext context) {
        ManagedCart managed = entity instanceof ManagedCart cart ? cart : new ManagedCart(entity.entity());
        context.putResource(ManagedCart.KEY, managed);
        eventStore.transaction(context).onAppend(managed::evolve);
        return managed;
    }

    /** One cart per command: Axon's conditions cannot cover two aggregates. */
    private static CompletableFuture<ManagedEntity<CartId, CartSlot>> sameCart(ManagedCart managed, CartId id) {
        return managed.identifier().equals(id)
                ? CompletableFuture.completedFuture(managed)
                : CompletableFuture.failedFuture(new IllegalStateException(
                        "a command changes one cart; this one has " + managed.identifier() + " and wants " + id));
    }

    private static Position positionAfter(CartSlot slot) {
        long next = slot.lastSequence() + 1;
        return next == 0
                ? Position.START
                : new AggregateBasedConsistencyMarker(slot.cartId().toString(), next).position();
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("writer", writer);
        descriptor.describeProperty("eventStore", eventStore);
    }
}
