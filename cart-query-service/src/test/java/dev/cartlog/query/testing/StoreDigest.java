package dev.cartlog.query.testing;

import dev.cartlog.query.view.StoreSource;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** SHA-256 over the sorted content of stores. */
public final class StoreDigest {
    private StoreDigest() {}

    /** Over all partitions here of these stores, in the order given. */
    public static String of(StoreSource source, List<String> stores) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String store : stores) {
                source.partitions().stream().sorted().forEach(partition -> add(digest, source, store, partition));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, StoreSource source, String store, int partition) {
        try (KeyValueIterator<Bytes, byte[]> entries =
                source.open(store, partition).all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                length(digest, entry.key.get().length);
                digest.update(entry.key.get());
                length(digest, entry.value.length);
                digest.update(entry.value);
            }
        }
    }

    private static void length(MessageDigest digest, int bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes).array());
    }
}
