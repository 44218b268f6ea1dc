package dev.cartlog.events.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.events.topics.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bytes from anyone: refused, and never more memory or stack than the limits allow. */
class MaliciousRecordTest {
    private static final String ORDER_PLACED = """
            {"type":"record","name":"OrderPlaced","namespace":"dev.cartlog.events","fields":[
              %s
              {"name":"cartId","type":"string"},
              {"name":"checkoutId","type":"string"},
              {"name":"orderId","type":"string"}]}""";

    private final FakeRegistry registry = new FakeRegistry();
    private final SchemaRegistryClient client = registry.client();
    private final EventDeserializer<SpecificRecord> deserializer =
            new EventDeserializer<>(client, SpecificRecord.class);

    private interface Payload {
        void write(BinaryEncoder out) throws IOException;
    }

    @AfterEach
    void close() {
        client.close();
        registry.close();
    }

    @Test
    void whatIsNotInTheWireFormat() {
        refused(new byte[0], "0 bytes");
        refused(new byte[] {0, 0, 0, 1}, "4 bytes");
        refused("{\"json\": true}".getBytes(StandardCharsets.UTF_8), "starts with byte 0x7b");
    }

    @Test
    void anUnknownSchemaIdIsTheRegistrysToRefuse() {
        assertThatThrownBy(() -> deserializer.fromBytes(new byte[] {0, 0, 0, 0, 9}))
                .isInstanceOf(RegistryRefusedException.class);
    }

    @Test
    void aRecordBeyondTheLimit() {
        byte[] huge = new byte[Limits.PAYLOAD_BYTES_MAX + 1];
        huge[4] = (byte) plain();
        refused(huge, Integer.toString(Limits.PAYLOAD_BYTES_MAX));
    }

    @Test
    void aStringThatClaimsToBeHuge() throws IOException {
        refused(record(plain(), out -> out.writeLong(Integer.MAX_VALUE)), "the limit is");
        refused(record(plain(), out -> out.writeLong(-1)), "the limit is");
        refused(record(plain(), out -> out.writeLong(Long.MIN_VALUE)), "the limit is");
        refused(record(plain(), out -> out.writeLong(Limits.STRING_BYTES_MAX)), "early");
    }

    @Test
    void anArrayThatClaimsToBeHuge() throws IOException {
        int id = schema(
                ORDER_PLACED.formatted("{\"name\":\"zeros\",\"type\":{\"type\":\"array\",\"items\":\"null\"}},"));
        refused(record(id, out -> out.writeLong(Integer.MAX_VALUE)), "array and map items");
        refused(
                record(id, out -> {
                    out.writeLong(Long.MIN_VALUE);
                    out.writeLong(0);
                }),
                "array and map items");
        refused(
                record(id, out -> {
                    for (int i = 0; i < 2; i++) {
                        out.writeLong(Limits.COLLECTION_ITEMS_MAX);
                    }
                }),
                "array and map items");
    }

    @Test
    void aSchemaThatContainsItself() throws IOException {
        int id = schema(ORDER_PLACED.formatted("{\"name\":\"more\",\"type\":[\"null\",\"OrderPlaced\"]},"));
        refused(record(id, out -> {}), "contains itself");
    }

    @Test
    void aSchemaThatIsTooDeepOrTooLarge() throws IOException {
        String deep = "{\"type\":\"array\",\"items\":".repeat(Limits.SCHEMA_DEPTH_MAX) + "\"null\""
                + "}".repeat(Limits.SCHEMA_DEPTH_MAX);
        int tooDeep = schema(ORDER_PLACED.formatted("{\"name\":\"deep\",\"type\":" + deep + "},"));
        refused(record(tooDeep, out -> {}), "deeper than");

        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < Limits.SCHEMA_NODES_MAX; i++) {
            fields.append("{\"name\":\"f").append(i).append("\",\"type\":\"null\"},");
        }
        refused(record(schema(ORDER_PLACED.formatted(fields)), out -> {}), "schemas in one");
    }

    @Test
    void aRecordOfAClassThatIsNotOurs() throws IOException {
        int id = schema("{\"type\":\"record\",\"name\":\"java.lang.ProcessBuilder\",\"fields\":[]}");
        refused(record(id, out -> {}), "No class for java.lang.ProcessBuilder");
    }

    @Test
    void aSchemaThatCannotBecomeOurs() throws IOException {
        int id = schema("{\"type\":\"record\",\"name\":\"dev.cartlog.events.OrderPlaced\",\"fields\":[]}");
        refused(record(id, out -> {}), "cannot be read as dev.cartlog.events.OrderPlaced");
    }

    @Test
    void bytesLeftOver() throws IOException {
        byte[] whole = record(plain(), out -> {
            out.writeString("a");
            out.writeString("b");
            out.writeString("c");
            out.writeInt(1);
        });
        refused(whole, "1 bytes left over");
    }

    @Test
    void randomDamageIsRefusedOrReadButNeverAnythingElse() {
        EventSerializer<SpecificRecord> serializer = EventSerializer.ensureRegistered(client, Topic.CART_EVENTS);
        Random random = new Random(20260102);
        int refused = 0;
        for (SpecificRecord sample : Samples.all()) {
            if (Topic.CART_EVENTS.recordTypes().contains(sample.getClass())) {
                byte[] good = serializer.toBytes(Topic.CART_EVENTS, sample);
                for (int round = 0; round < 500; round++) {
                    refused += survives(damaged(good, random)) ? 0 : 1;
                }
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    private boolean survives(byte[] bytes) {
        try {
            deserializer.fromBytes(bytes);
            return true;
        } catch (MalformedRecordException e) {
            return false;
        }
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = Arrays.copyOf(good, WireFormat.HEADER_BYTES + random.nextInt(good.length));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = WireFormat.HEADER_BYTES + random.nextInt(Math.max(1, bytes.length - WireFormat.HEADER_BYTES));
            if (at < bytes.length) {
                bytes[at] = (byte) random.nextInt();
            }
        }
        return bytes;
    }

    private void refused(byte[] bytes, String why) {
        assertThatThrownBy(() -> deserializer.fromBytes(bytes))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining(why);
    }

    private int plain() {
        return schema(ORDER_PLACED.formatted(""));
    }

    private int schema(String schema) {
        return registry.add("any", schema);
    }

    private static byte[] record(int schemaId, Payload payload) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, 0, 0, 0, (byte) schemaId});
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
        payload.write(out);
        out.flush();
        return bytes.toByteArray();
    }
}
