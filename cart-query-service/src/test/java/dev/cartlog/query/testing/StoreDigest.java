package dev.cartlog.query.testing;

import dev.cartlog.query.view.NotReadableException;
import dev.cartlog.query.view.StoreSource;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** SHA-256 over the sorted content of stores. */
public final class StoreDigest {
    private StoreDigest() {}

    /** Over all partitions here of these stores, in the order given. */
    public static String of(StoreSource source, List<String> stores) {
        MessageDigest digest = sha256();
        for (String store : stores) {
            source.partitions().stream().sorted().forEach(partition -> add(digest, source, store, partition));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Over one store. */
    public static String of(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        MessageDigest digest = sha256();
        add(digest, store);
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Over all partitions of these stores, wherever they are kept.
     *
     * @throws NotReadableException when a partition is nowhere to be read
     */
    public static String of(List<StoreSource> instances, int partitions, List<String> stores) {
        MessageDigest digest = sha256();
        for (String store : stores) {
            for (int partition = 0; partition < partitions; partition++) {
                add(digest, keeper(instances, store, partition), store, partition);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** How many entries a partition of a store has. */
    public static int count(List<StoreSource> instances, String store, int partition) {
        int entries = 0;
        try (KeyValueIterator<Bytes, byte[]> all =
                keeper(instances, store, partition).open(store, partition).all()) {
            while (all.hasNext()) {
                all.next();
                entries++;
            }
        }
        return entries;
    }

    private static StoreSource keeper(List<StoreSource> instances, String store, int partition) {
        for (StoreSource instance : instances) {
            if (isKept(instance, store, partition)) {
                return instance;
            }
        }
        throw new NotReadableException("nobody keeps partition " + partition + " of " + store);
    }

    private static boolean isKept(StoreSource instance, String store, int partition) {
        try {
            instance.open(store, partition);
            return true;
        } catch (NotReadableException e) {
            return false;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, StoreSource source, String store, int partition) {
        add(digest, source.open(store, partition));
    }

    private static void add(MessageDigest digest, ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
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
