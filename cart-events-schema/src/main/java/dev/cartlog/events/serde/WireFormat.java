package dev.cartlog.events.serde;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Confluent's wire format: a zero byte, the schema's id as four bytes big-endian, then the Avro encoding. */
public final class WireFormat {
    /** Bytes before the Avro encoding. */
    public static final int HEADER_BYTES = 5;

    private static final byte MAGIC = 0;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private WireFormat() {}

    /**
     * The id of the schema that a record was written with.
     *
     * @throws MalformedRecordException when the bytes are not in this format
     */
    public static int schemaId(byte[] record) {
        if (record.length < HEADER_BYTES) {
            throw new MalformedRecordException("Not in Confluent's wire format: " + record.length
                    + " bytes where the header alone has " + HEADER_BYTES);
        }
        if (record[0] != MAGIC) {
            throw new MalformedRecordException(
                    "Not in Confluent's wire format: it starts with byte 0x%02x, not 0x00.".formatted(record[0])
                            + " The producer must use a schema registry serializer.");
        }
        return (int) INT.get(record, 1);
    }

    static void writeHeader(byte[] buffer, int schemaId) {
        buffer[0] = MAGIC;
        INT.set(buffer, 1, schemaId);
    }
}
