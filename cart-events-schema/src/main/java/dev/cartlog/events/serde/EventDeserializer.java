package dev.cartlog.events.serde;

import dev.cartlog.events.topics.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in Confluent's wire format to records, whichever version of the schema they were written with. Asks the
 * registry only about an id it has not met. Safe for use by any number of threads.
 *
 * <p>What can be thrown tells what to do: {@link MalformedRecordException} means this record can never be read,
 * {@link RegistryException} that its schema could not be had.
 *
 * @param <T> what the records are read as; SpecificRecord for a topic of several types
 */
public final class EventDeserializer<T extends SpecificRecord> implements Deserializer<T> {
    private final SchemaRegistryClient registry;
    private final Class<T> type;
    private final Function<String, Optional<RecordType>> targets;
    private final ConcurrentMap<Integer, DatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();
    private final ThreadLocal<PayloadDecoder> decoders = ThreadLocal.withInitial(PayloadDecoder::new);

    /**
     * Knows no schema yet; each is fetched with the first record that needs it.
     *
     * @param type records of any other class are refused
     */
    public EventDeserializer(SchemaRegistryClient registry, Class<T> type) {
        this(registry, type, RecordType::named);
    }

    private EventDeserializer(
            SchemaRegistryClient registry, Class<T> type, Function<String, Optional<RecordType>> targets) {
        this.registry = registry;
        this.type = type;
        this.targets = targets;
    }

    /**
     * Knows every version of every record type that the registry has for the topics, so that a later outage of the
     * registry goes unnoticed. To be called at start-up.
     *
     * @throws RegistryUnavailableException when the registry does not answer
     */
    public static <T extends SpecificRecord> EventDeserializer<T> preloaded(
            SchemaRegistryClient registry, Class<T> type, Topic... topics) {
        return new EventDeserializer<>(registry, type).preload(topics);
    }

    /**
     * Reads every record as a part of itself; fields that the part does not have are skipped, which takes a fraction of the time
     * of making their values. Knows the topics' schemas as {@link #preloaded} does.
     *
     * @param part names the records it is a part of as aliases
     * @throws RegistryUnavailableException when the registry does not answer
     */
    public static <T extends SpecificRecord> EventDeserializer<T> projecting(
            SchemaRegistryClient registry, Class<T> part, Topic... topics) {
        Optional<RecordType> target = Optional.of(RecordType.of(part));
        return new EventDeserializer<>(registry, part, written -> target).preload(topics);
    }

    private EventDeserializer<T> preload(Topic... topics) {
        for (Topic topic : topics) {
            for (Class<? extends SpecificRecord> javaClass : topic.recordTypes()) {
                registry.versions(RecordType.of(javaClass).subjectOn(topic)).forEach(version -> reader(version.id()));
            }
        }
        return this;
    }

    /**
     * The record, for use without Kafka's client.
     *
     * @throws MalformedRecordException when these bytes can never be read
     * @throws RegistryException when the schema they name could not be had
     */
    public T fromBytes(byte[] bytes) {
        int schemaId = WireFormat.schemaId(bytes);
        if (bytes.length > Limits.PAYLOAD_BYTES_MAX) {
            throw new MalformedRecordException(
                    "A record of " + bytes.length + " bytes; the limit is " + Limits.PAYLOAD_BYTES_MAX);
        }
        SpecificRecord read = read(reader(schemaId), bytes, schemaId);
        if (!type.isInstance(read)) {
            throw new MalformedRecordException(
                    "A " + read.getSchema().getFullName() + " where only " + type.getSimpleName() + " is expected");
        }
        return type.cast(read);
    }

    /** The same for Kafka's consumer; null stays null. */
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : fromBytes(bytes);
    }

    private SpecificRecord read(DatumReader<SpecificRecord> reader, byte[] bytes, int schemaId) {
        PayloadDecoder decoder = decoders.get();
        decoder.begin(bytes, WireFormat.HEADER_BYTES);
        try {
            SpecificRecord read = reader.read(null, decoder);
            decoder.end();
            return read;
        } catch (IOException | RuntimeException e) {
            throw new MalformedRecordException(
                    "A record does not fit its own schema (id " + schemaId + "): " + e.getMessage(), e);
        }
    }

    private DatumReader<SpecificRecord> reader(int schemaId) {
        DatumReader<SpecificRecord> known = readers.get(schemaId);
        if (known != null) {
            return known;
        }
        DatumReader<SpecificRecord> made = newReader(schemaId, registry.schemaById(schemaId));
        if (readers.size() >= Limits.SCHEMAS_CACHED_MAX) {
            readers.clear();
        }
        readers.put(schemaId, made);
        return made;
    }

    private DatumReader<SpecificRecord> newReader(int schemaId, Schema written) {
        RecordType wanted = targets.apply(written.getFullName())
                .orElseThrow(() -> new MalformedRecordException("No class for " + written.getFullName() + " (schema id "
                        + schemaId + "). A newer version of this library may have it."));
        var fit = SchemaCompatibility.checkReaderWriterCompatibility(wanted.schema(), written);
        if (fit.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new MalformedRecordException("Schema id " + schemaId + " cannot be read as " + wanted.fullName()
                    + ": " + fit.getResult().getIncompatibilities());
        }
        try {
            return AvroModel.DATA.getFastReaderBuilder().createDatumReader(written, wanted.schema());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
