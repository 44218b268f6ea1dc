package dev.cartlog.events.serde;

import dev.cartlog.events.topics.Topic;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record that this jar has a class for. Only these are ever made from bytes; no class is looked up by a name that
 * came with data.
 *
 * @param fullName the Avro name, with its namespace
 * @param schema the schema this jar reads into and writes with
 */
record RecordType(String fullName, Class<? extends SpecificRecord> javaClass, Schema schema) {
    private static final Map<String, RecordType> BY_NAME = Arrays.stream(Topic.values())
            .flatMap(topic -> topic.recordTypes().stream())
            .distinct()
            .map(RecordType::of)
            .collect(Collectors.toUnmodifiableMap(RecordType::fullName, Function.identity()));

    static RecordType of(Class<? extends SpecificRecord> javaClass) {
        Schema schema = AvroModel.DATA.getSchema(javaClass);
        return new RecordType(schema.getFullName(), javaClass, schema);
    }

    static Optional<RecordType> named(String fullName) {
        return Optional.ofNullable(BY_NAME.get(fullName));
    }

    /** TopicRecordNameStrategy: several records may share a topic, and a record may evolve per topic. */
    String subjectOn(Topic topic) {
        return topic.topicName() + "-" + fullName;
    }
}
