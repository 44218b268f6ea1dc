package dev.cartlog.codec;

import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.events.serde.EventHeaders;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.topics.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events as the records of their topic: for what fills a log without a writer, such as a benchmark. */
public final class EventRecords {
    private EventRecords() {}

    /** The record under its cart's routing key, with the headers of every event and without a trace. */
    public static ProducerRecord<String, byte[]> of(RecordedEvent event, EventSerializer<SpecificRecord> serializer) {
        SpecificRecord avro = EventMapper.toAvro(event);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                Topic.CART_EVENTS.topicName(),
                event.meta().cartId().routingKey().value(),
                serializer.toBytes(Topic.CART_EVENTS, avro));
        EventHeaders.add(record.headers(), avro, null);
        return record;
    }
}
