package dev.cartlog.events.serde;

import dev.cartlog.events.CartStateOutline;
import dev.cartlog.events.topics.Topic;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;

/** How Avro makes our records from data and data from our records, whatever its system properties say. */
final class AvroModel {
    static final SpecificData DATA = new SpecificData(AvroModel.class.getClassLoader());

    static {
        DATA.addLogicalTypeConversion(new TimestampMillisConversion());
        DATA.setFastReaderEnabled(true);
        trustOurRecords();
    }

    private AvroModel() {}

    /**
     * Avro makes no class that it was not told to trust, and there is one list for the whole JVM: ours are added to it,
     * whatever is there stays. Looking each up at once makes this independent of what others do to that list later.
     */
    private static void trustOurRecords() {
        ClassSecurityValidator.Builder ours = ClassSecurityValidator.builder();
        recordSchemas().forEach(schema -> ours.add(schema.getFullName()));
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours.build()));
        recordSchemas().forEach(DATA::getClass);
    }

    private static Stream<Schema> recordSchemas() {
        return Stream.concat(
                        Arrays.stream(Topic.values()).flatMap(topic -> topic.recordTypes().stream()),
                        Stream.of(CartStateOutline.class))
                .map(DATA::getSchema)
                .flatMap(AvroModel::recordsWithin);
    }

    private static Stream<Schema> recordsWithin(Schema schema) {
        return switch (schema.getType()) {
            case RECORD ->
                Stream.concat(
                        Stream.of(schema),
                        schema.getFields().stream().map(Schema.Field::schema).flatMap(AvroModel::recordsWithin));
            case ARRAY -> recordsWithin(schema.getElementType());
            case MAP -> recordsWithin(schema.getValueType());
            case UNION -> schema.getTypes().stream().flatMap(AvroModel::recordsWithin);
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> Stream.empty();
        };
    }
}
