package dev.cartlog.events.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;

/** Our decoder reads whatever Avro's encoder writes, types that our records do not have included. */
class PayloadDecoderTest {
    private static final Schema EVERYTHING = new Schema.Parser().parse("""
            {"type":"record","name":"Everything","fields":[
              {"name":"n","type":"null"},
              {"name":"b","type":"boolean"},
              {"name":"i","type":"int"},
              {"name":"l","type":"long"},
              {"name":"f","type":"float"},
              {"name":"d","type":"double"},
              {"name":"s","type":"string"},
              {"name":"y","type":"bytes"},
              {"name":"x","type":{"type":"fixed","name":"F","size":7}},
              {"name":"e","type":{"type":"enum","name":"E","symbols":["A","B","C"]}},
              {"name":"a","type":{"type":"array","items":{"type":"array","items":"long"}}},
              {"name":"m","type":{"type":"map","values":["null","string","float"]}}]}""");

    private static final Schema NOTHING =
            new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"Everything\",\"fields\":[]}");

    private final PayloadDecoder decoder = new PayloadDecoder();

    @Test
    void readsWhateverAvroWrites() throws IOException {
        for (Object datum : new RandomData(EVERYTHING, 200, 42L)) {
            byte[] bytes = encode(datum);
            Object avros = new GenericDatumReader<>(EVERYTHING)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
            assertThat(read(bytes, EVERYTHING)).hasToString(avros.toString());
        }
    }

    @Test
    void skipsWhateverAvroWrites() throws IOException {
        for (Object datum : new RandomData(EVERYTHING, 200, 43L)) {
            read(encode(datum), NOTHING);
        }
    }

    @Test
    void readsCollectionsThatWereWrittenInBlocks() throws IOException {
        Schema longs = Schema.createMap(Schema.create(Schema.Type.LONG));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder blocks = new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(bytes, null);
        Map<String, Long> written = Map.of("a".repeat(40), 1L, "b".repeat(40), -2L, "c".repeat(40), Long.MIN_VALUE);
        new GenericDatumWriter<>(longs).write(written, blocks);
        blocks.flush();
        decoder.begin(bytes.toByteArray(), 0);
        Object read = new GenericDatumReader<>(longs).read(null, decoder);
        decoder.end();
        assertThat(read).asString().contains("=1", "=-2", "=" + Long.MIN_VALUE);
    }

    @Test
    void refusesNumbersThatAreNone() {
        byte[] endless = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0};
        decoder.begin(endless, 0);
        assertThatThrownBy(decoder::readLong).hasMessageContaining("more than 64 bits");
        decoder.begin(new byte[] {-2, -1, -1, -1, -1, 1}, 0);
        assertThatThrownBy(decoder::readInt).hasMessageContaining("not an int");
        decoder.begin(new byte[] {2}, 0);
        assertThatThrownBy(decoder::readBoolean).hasMessageContaining("neither true nor false");
        decoder.begin(new byte[] {1}, 0);
        assertThatThrownBy(decoder::readIndex).hasMessageContaining("negative");
        decoder.begin(new byte[] {2, 3}, 0);
        assertThatThrownBy(() -> decoder.readFixed(new byte[3], 0, 3)).hasMessageContaining("1 bytes early");
    }

    @Test
    void bytesAreACopy() throws IOException {
        byte[] record = {4, 7, 8};
        decoder.begin(record, 0);
        ByteBuffer read = decoder.readBytes(null);
        record[1] = 0;
        assertThat(read.get(0)).isEqualTo((byte) 7);
    }

    private Object read(byte[] bytes, Schema reader) throws IOException {
        decoder.begin(bytes, 0);
        Object read = new GenericDatumReader<>(EVERYTHING, reader).read(null, decoder);
        decoder.end();
        return read;
    }

    private static byte[] encode(Object datum) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(EVERYTHING).write(datum, out);
        out.flush();
        return bytes.toByteArray();
    }
}
