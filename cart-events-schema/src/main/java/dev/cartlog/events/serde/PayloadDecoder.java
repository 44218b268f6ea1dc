package dev.cartlog.events.serde;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary decoding of one array of bytes, with limits of its own: Avro's are system properties, one set for the
 * whole JVM. A length is checked against the limit and against what is left before anything is allocated for it.
 */
final class PayloadDecoder extends Decoder {
    private static final int VARINT_BITS_MAX = 63;
    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int position;
    private int collectionItems;

    void begin(byte[] record, int offset) {
        bytes = record;
        position = offset;
        collectionItems = 0;
    }

    /** Lets go of the record; fails when some of it was left over. */
    void end() throws IOException {
        int left = remainingBytes();
        bytes = NOTHING;
        position = 0;
        if (left != 0) {
            throw new IOException(left + " bytes left over");
        }
    }

    @Override
    public int remainingBytes() {
        return bytes.length - position;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        return switch (take()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new IOException("neither true nor false");
        };
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("not an int: " + value);
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long zigzag = 0;
        for (int shift = 0; shift <= VARINT_BITS_MAX; shift += 7) {
            byte b = take();
            zigzag |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new IOException("a number of more than 64 bits");
    }

    @Override
    public float readFloat() throws IOException {
        return Float.intBitsToFloat(Integer.reverseBytes(wrapped(Float.BYTES).getInt()));
    }

    @Override
    public double readDouble() throws IOException {
        return Double.longBitsToDouble(Long.reverseBytes(wrapped(Double.BYTES).getLong()));
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public String readString() throws IOException {
        int length = length();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    @Override
    public void skipString() throws IOException {
        skipFixed(length());
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        byte[] value = new byte[length()];
        readFixed(value, 0, value.length);
        return ByteBuffer.wrap(value);
    }

    @Override
    public void skipBytes() throws IOException {
        skipFixed(length());
    }

    @Override
    public void readFixed(byte[] target, int start, int length) throws IOException {
        wrapped(length).get(target, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        require(length);
        position += length;
    }

    @Override
    public int readEnum() throws IOException {
        return readIndex();
    }

    @Override
    public int readIndex() throws IOException {
        int index = readInt();
        if (index < 0) {
            throw new IOException("a negative index");
        }
        return index;
    }

    @Override
    public long readArrayStart() throws IOException {
        return items();
    }

    @Override
    public long arrayNext() throws IOException {
        return items();
    }

    /** Never skips a block as a whole: its size is the writer's claim, its items are checked one by one. */
    @Override
    public long skipArray() throws IOException {
        return items();
    }

    @Override
    public long readMapStart() throws IOException {
        return items();
    }

    @Override
    public long mapNext() throws IOException {
        return items();
    }

    @Override
    public long skipMap() throws IOException {
        return items();
    }

    private byte take() throws IOException {
        require(1);
        return bytes[position++];
    }

    private ByteBuffer wrapped(int length) throws IOException {
        require(length);
        ByteBuffer view = ByteBuffer.wrap(bytes, position, length);
        position += length;
        return view;
    }

    private void require(int length) throws IOException {
        if (length > bytes.length - position) {
            throw new EOFException("ends " + (length - (bytes.length - position)) + " bytes early");
        }
    }

    private int length() throws IOException {
        long length = readLong();
        if (length < 0 || length > Limits.STRING_BYTES_MAX) {
            throw new AvroRuntimeException(
                    "a string or bytes of length " + length + "; the limit is " + Limits.STRING_BYTES_MAX);
        }
        require((int) length);
        return (int) length;
    }

    private long items() throws IOException {
        long count = readLong();
        if (count < 0) {
            count = -count;
            readLong();
        }
        if (count < 0 || count > Limits.COLLECTION_ITEMS_MAX - collectionItems) {
            throw new AvroRuntimeException(
                    "more than " + Limits.COLLECTION_ITEMS_MAX + " array and map items in one record");
        }
        collectionItems += (int) count;
        return count;
    }
}
