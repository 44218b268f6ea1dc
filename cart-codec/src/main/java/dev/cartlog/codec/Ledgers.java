package dev.cartlog.codec;

import dev.cartlog.domain.cart.CommandLedger;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.List;

/** The remembered commands, as packed as the domain keeps them. */
final class Ledgers {
    private Ledgers() {}

    static ByteBuffer toAvro(CommandLedger ledger) {
        long[] packed = ledger.packed();
        ByteBuffer bytes = ByteBuffer.allocate(packed.length * Long.BYTES);
        bytes.asLongBuffer().put(packed);
        return bytes;
    }

    static CommandLedger toDomain(ByteBuffer commands, List<List<String>> eventTypes, List<String> newestIds) {
        if (commands.remaining() % Long.BYTES != 0) {
            throw new IllegalArgumentException("not a memory of commands");
        }
        LongBuffer longs = commands.asLongBuffer();
        long[] packed = new long[longs.remaining()];
        longs.get(packed);
        return CommandLedger.ofPacked(packed, eventTypes, newestIds);
    }
}
