package dev.cartlog.events.serde;

import dev.cartlog.events.topics.Topic;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Records to bytes in Confluent's wire format. All that needs the registry happens once, in {@link #ensureRegistered};
 * after that no outage of the registry can touch it. Safe for use by any number of threads.
 *
 * @param <T> what it is declared to take; any record of the topics it was made for will do
 */
public final class EventSerializer<T extends SpecificRecord> implements Serializer<T> {
    private final Map<String, Map<Class<?>, Prepared>> byTopic;
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    private record Prepared(int schemaId, DatumWriter<SpecificRecord> writer) {}

    private static final class Scratch {
        final PayloadBuffer buffer = new PayloadBuffer();
        final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(buffer, null);
    }

    private EventSerializer(Map<String, Map<Class<?>, Prepared>> byTopic) {
        this.byTopic = byTopic;
    }

    /**
     * Registers every record type of the topics, under the rule FULL_TRANSITIVE, and gives a serializer that is ready.
     * To be called at start-up.
     *
     * @throws RegistryRefusedException when a schema is not compatible with what was registered before
     * @throws RegistryUnavailableException when the registry does not answer
     */
    public static <T extends SpecificRecord> EventSerializer<T> ensureRegistered(
            SchemaRegistryClient registry, Topic... topics) {
        Map<String, Map<Class<?>, Prepared>> byTopic = new HashMap<>();
        for (Topic topic : topics) {
            Map<Class<?>, Prepared> prepared = new HashMap<>();
            for (Class<? extends SpecificRecord> javaClass : topic.recordTypes()) {
                RecordType type = RecordType.of(javaClass);
                prepared.put(
                        javaClass,
                        new Prepared(
                                SchemaRegistration.ensure(registry, topic, type),
                                new SpecificDatumWriter<>(type.schema(), AvroModel.DATA)));
            }
            byTopic.put(topic.topicName(), Map.copyOf(prepared));
        }
        return new EventSerializer<>(Map.copyOf(byTopic));
    }

    /**
     * The record's bytes, for use without Kafka's client.
     *
     * @throws SerializationException when a field that must have a value has none, or the result is too large
     * @throws IllegalStateException when the topic or the record type is not one this was made for
     */
    public byte[] toBytes(Topic topic, T event) {
        return encode(topic.topicName(), event);
    }

    /** The same for Kafka's producer; null stays null, which deletes a key of a compacted topic. */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T event) {
        return event == null ? null : encode(topic, event);
    }

    /**
     * The bytes of a record that the caller writes field by field, for where a walk over the schema takes too long. Whoever
     * does so answers for the order and the types of the schema's fields.
     *
     * @param type of the record
     * @throws SerializationException when a field that must have a value has none, or the result is too large
     * @throws IllegalStateException when the topic or the record type is not one this was made for
     */
    public byte[] toBytes(Topic topic, Class<? extends T> type, Fields fields) {
        return encode(topic.topicName(), type, (prepared, out) -> fields.writeTo(out));
    }

    /** Writes a record's fields, all of them, in the order of its schema. */
    @FunctionalInterface
    public interface Fields {
        void writeTo(Encoder out) throws IOException;
    }

    private byte[] encode(String topic, T event) {
        return encode(topic, event.getClass(), (prepared, out) -> prepared.writer.write(event, out));
    }

    private interface Body {
        void writeTo(Prepared prepared, Encoder out) throws IOException;
    }

    private byte[] encode(String topic, Class<?> type, Body body) {
        Prepared prepared = prepared(topic, type);
        Scratch mine = scratch.get();
        mine.buffer.begin(prepared.schemaId);
        try {
            body.writeTo(prepared, mine.encoder);
            mine.encoder.flush();
        } catch (IOException | RuntimeException e) {
            // The encoder has a buffer of its own, and half a record may be in it.
            scratch.remove();
            throw new SerializationException(
                    "A " + type.getSimpleName() + " for topic " + topic + " cannot be written: " + e.getMessage(), e);
        }
        return mine.buffer.finish();
    }

    private Prepared prepared(String topic, Class<?> javaClass) {
        Map<Class<?>, Prepared> types = byTopic.get(topic);
        Prepared prepared = types == null ? null : types.get(javaClass);
        if (prepared == null) {
            throw new IllegalStateException("No schema was registered for " + javaClass.getName() + " on topic " + topic
                    + ". Name the topic in ensureRegistered, and the record among the topic's record types.");
        }
        return prepared;
    }
}
