package dev.cartlog.acceptance.verify;

import dev.cartlog.codec.EventMapper;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.events.topics.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/** The records of the log behind one byte that tells their type, so that no registry is needed. */
final class PlainCodec implements EventCodec {
    private static final List<Class<? extends SpecificRecord>> TYPES = Topic.CART_EVENTS.recordTypes();
    private static final String OURS = "dev.cartlog.events";

    static {
        // Avro makes no class that it was not told to trust.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(OURS)));
    }

    byte[] bytes(RecordedEvent event) {
        SpecificRecord avro = EventMapper.toAvro(event);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(TYPES.indexOf(avro.getClass()));
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new SpecificDatumWriter<SpecificRecord>(avro.getSchema()).write(avro, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public RecordedEvent event(byte[] value) throws UnreadableException {
        int type = value[0];
        if (type < 0 || type >= TYPES.size()) {
            throw new UnreadableException("no type " + type);
        }
        Schema schema = SpecificData.get().getSchema(TYPES.get(type));
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(value, 1, value.length - 1, null);
            SpecificRecord read = new SpecificDatumReader<SpecificRecord>(schema).read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UnreadableException("bytes are left over");
            }
            return EventCodec.asWritten(read);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException(e);
        }
    }

    @Override
    public Cart state(byte[] value) {
        throw new UnsupportedOperationException("no states here");
    }
}
