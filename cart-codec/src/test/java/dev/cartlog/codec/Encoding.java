package dev.cartlog.codec;

import dev.cartlog.events.serde.EventSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

/** Encodes a record, which fails when a field that must have a value has none. */
final class Encoding {
    private Encoding() {}

    static int bytes(SpecificRecordBase record) throws IOException {
        return of(record).length;
    }

    static byte[] of(SpecificRecordBase record) throws IOException {
        return written(out -> new SpecificDatumWriter<SpecificRecord>(record.getSchema(), record.getSpecificData())
                .write(record, out));
    }

    static byte[] written(EventSerializer.Fields fields) throws IOException {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(buffer, null);
        fields.writeTo(encoder);
        encoder.flush();
        return buffer.toByteArray();
    }
}
