package dev.cartlog.events.serde;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.events.serde.GoldenFiles.Golden;
import dev.cartlog.events.topics.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was ever written stays readable, and what is written now is readable by what was ever released. */
class GoldenTest {
    private static final Map<String, SpecificRecord> SAMPLES = Samples.all().stream()
            .collect(Collectors.toMap(sample -> sample.getSchema().getName(), Function.identity()));

    static List<Golden> approved() {
        return GoldenFiles.all();
    }

    @Test
    void everyRecordHasApprovedBytesOfItsPresentSchema() throws IOException {
        int approve = Integer.getInteger("golden.approve", 0);
        for (SpecificRecord sample : SAMPLES.values()) {
            Schema present = SchemaText.portable(sample.getSchema());
            if (approve > 0) {
                GoldenFiles.approve(approve, present, encode(sample));
            }
            Golden newest = approved().stream()
                    .filter(golden -> golden.type().equals(present.getName()))
                    .reduce((older, newer) -> newer)
                    .orElseThrow(() -> new AssertionError("No approved bytes for " + present.getName()));
            assertThat(newest.schema())
                    .as("%s was changed: approve it as the next version", newest)
                    .isEqualTo(present);
            assertThat(newest.bytes()).as("bytes of %s", newest).isEqualTo(encode(sample));
        }
    }

    @Test
    void everyTypeOfEveryTopicHasASample() {
        assertThat(SAMPLES.keySet())
                .containsAll(Arrays.stream(Topic.values())
                        .flatMap(topic -> topic.recordTypes().stream())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("approved")
    void oldBytesAreReadWithThePresentSchema(Golden old) throws IOException {
        byte[] record = new byte[WireFormat.HEADER_BYTES + old.bytes().length];
        System.arraycopy(old.bytes(), 0, record, WireFormat.HEADER_BYTES, old.bytes().length);
        try (FakeRegistry registry = new FakeRegistry();
                SchemaRegistryClient client = registry.client()) {
            WireFormat.writeHeader(record, registry.add("any", old.schema().toString()));
            SpecificRecord read = new EventDeserializer<>(client, SpecificRecord.class).fromBytes(record);
            assertThat(read).isExactlyInstanceOf(sample(old).getClass());
            assertAgree(
                    generic(old.bytes(), old.schema(), old.schema()),
                    generic(encode(read), read.getSchema(), read.getSchema()));
        }
    }

    @ParameterizedTest
    @MethodSource("approved")
    void presentBytesAreReadWithTheOldSchema(Golden old) throws IOException {
        SpecificRecord present = sample(old);
        byte[] bytes = encode(present);
        assertAgree(
                generic(bytes, present.getSchema(), old.schema()),
                generic(bytes, present.getSchema(), present.getSchema()));
    }

    @ParameterizedTest
    @MethodSource("approved")
    void theSchemasAreCompatibleInBothDirections(Golden old) {
        Schema present = sample(old).getSchema();
        assertThat(compatibility(present, old.schema())).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        assertThat(compatibility(old.schema(), present)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static SpecificRecord sample(Golden golden) {
        return Objects.requireNonNull(SAMPLES.get(golden.type()), golden.type());
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
    }

    /** Both have the same in every field that both have. */
    private static void assertAgree(@Nullable Object one, @Nullable Object other) {
        if (one instanceof IndexedRecord left && other instanceof IndexedRecord right) {
            for (Schema.Field field : left.getSchema().getFields()) {
                Optional.ofNullable(right.getSchema().getField(field.name()))
                        .ifPresent(same -> assertAgree(left.get(field.pos()), right.get(same.pos())));
            }
        } else if (one instanceof List<?> left && other instanceof List<?> right) {
            assertThat(left).hasSameSizeAs(right);
            for (int i = 0; i < left.size(); i++) {
                assertAgree(left.get(i), right.get(i));
            }
        } else {
            assertThat(one).isEqualTo(other);
        }
    }

    private static GenericRecord generic(byte[] bytes, Schema writer, Schema reader) throws IOException {
        return new GenericDatumReader<GenericRecord>(writer, SchemaText.portable(reader))
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }

    private static byte[] encode(SpecificRecord event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<SpecificRecord>(event.getSchema(), AvroModel.DATA).write(event, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
