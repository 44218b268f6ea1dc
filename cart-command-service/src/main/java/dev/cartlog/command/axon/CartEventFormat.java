package dev.cartlog.command.axon;

import dev.cartlog.command.log.ReadRecord;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Cart events as Axon reads them back from the events topic.
 *
 * @param event decodes a record's value
 * @param partitionOf where a routing key's events are
 */
public record CartEventFormat(Function<byte[], RecordedEvent> event, ToIntFunction<RoutingKey> partitionOf)
        implements EventFormat {

    @Override
    public SequencedEvent read(ReadRecord record) {
        RecordedEvent recorded = event.apply(record.value());
        String cartId = recorded.meta().cartId().toString();
        long sequence = recorded.meta().version().value() - 1;
        return new SequencedEvent(CartMessages.event(recorded, record.headers()), CartTags.CART, cartId, sequence);
    }

    @Override
    public int partitionOf(String aggregateId) {
        return partitionOf.applyAsInt(CartId.of(aggregateId).routingKey());
    }
}
