package dev.cartlog.command.shard;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * A shard's state in RocksDB. The offset is written with what it covers, in one batch of one column family, so that what a
 * crash leaves behind is always a whole prefix of the state stream.
 */
final class RocksCartStore implements CartStore {
    private static final int DUES_REMEMBERED_MAX = 20_000;

    private final Path directory;
    private final Options options;
    private final WriteOptions writes;
    /** Of carts read or written lately, so that a further write need not read them back. */
    private final RecentlyUsed<CartId, Long> dues = new RecentlyUsed<>(DUES_REMEMBERED_MAX);

    private RocksDB db;
    private RocksKeys.Progress progress;

    /** What cannot be opened or has another layout is thrown away: it is only a copy. */
    RocksCartStore(Path directory, Options options, WriteOptions writes) {
        this.directory = directory;
        this.options = options;
        this.writes = writes;
        try {
            Files.createDirectories(directory);
            this.db = openOrReplace();
            this.progress = readProgress();
            if (!progress.isCurrentLayout()) {
                wipe();
            }
        } catch (IOException | RocksDBException e) {
            throw new CartStoreException(
                    "cannot open " + directory + ": is it writable, is there space, and is it this instance's alone?",
                    e);
        }
    }

    /** A directory that somebody else has open can be neither opened nor destroyed, and is left as it is. */
    private RocksDB openOrReplace() throws RocksDBException {
        try {
            return RocksDB.open(options, directory.toString());
        } catch (RocksDBException damaged) {
            RocksDB.destroyDB(directory.toString(), options);
            return RocksDB.open(options, directory.toString());
        }
    }

    private RocksKeys.Progress readProgress() throws RocksDBException {
        byte[] value = db.get(RocksKeys.PROGRESS);
        return value == null ? RocksKeys.Progress.NONE : RocksKeys.progress(value);
    }

    @Override
    public long nextOffset() {
        return progress.nextOffset();
    }

    @Override
    public long carts() {
        return progress.carts();
    }

    @Override
    public byte @Nullable [] cart(CartId id) {
        byte[] stored = get(RocksKeys.cart(id));
        if (stored == null) {
            return null;
        }
        // Whoever reads a cart is about to change it, as a rule.
        dues.put(id, RocksKeys.dueOf(stored));
        return RocksKeys.stateOf(stored);
    }

    @Override
    public CustomerCarts customer(RoutingKey key) {
        byte[] value = get(RocksKeys.customer(key));
        return value == null ? CustomerCarts.NONE : RocksKeys.customerOf(value);
    }

    private byte @Nullable [] get(byte[] key) {
        try {
            return db.get(key);
        } catch (RocksDBException e) {
            throw new CartStoreException("cannot read " + directory, e);
        }
    }

    @Override
    public List<CartId> due(long untilMillis, int cartsMax) {
        List<CartId> found = new ArrayList<>();
        try (Slice end = new Slice(RocksKeys.dueAfter(untilMillis));
                ReadOptions range = new ReadOptions().setIterateUpperBound(end);
                RocksIterator index = db.newIterator(range)) {
            for (index.seek(RocksKeys.DUES); index.isValid() && found.size() < cartsMax; index.next()) {
                found.add(RocksKeys.cartOfDue(index.key()));
            }
            index.status();
        } catch (RocksDBException e) {
            throw new CartStoreException("cannot read " + directory, e);
        }
        return found;
    }

    @Override
    public void write(Collection<Entry> entries, long nextOffset) {
        try (WriteBatch batch = new WriteBatch()) {
            Map<CartId, Long> known = knownDues(entries);
            long added = 0;
            for (Entry entry : entries) {
                added += put(batch, entry, known);
            }
            RocksKeys.Progress after = RocksKeys.Progress.of(nextOffset, progress.carts() + added);
            batch.put(RocksKeys.PROGRESS, RocksKeys.bytes(after));
            db.write(writes, batch);
            progress = after;
        } catch (RocksDBException e) {
            dues.clear();
            throw new CartStoreException("cannot write " + directory, e);
        }
    }

    /** Without an entry for carts that are new. Asks for all others at once: loading writes thousands. */
    private Map<CartId, Long> knownDues(Collection<Entry> entries) throws RocksDBException {
        Map<CartId, Long> known = new HashMap<>();
        List<CartId> forgotten = new ArrayList<>();
        for (Entry entry : entries) {
            Long due = dues.get(entry.id());
            if (due == null) {
                forgotten.add(entry.id());
            } else {
                known.put(entry.id(), due);
            }
        }
        if (!forgotten.isEmpty()) {
            addStored(forgotten, known);
        }
        return known;
    }

    private void addStored(List<CartId> carts, Map<CartId, Long> known) throws RocksDBException {
        Iterator<byte[]> values =
                db.multiGetAsList(carts.stream().map(RocksKeys::cart).toList()).iterator();
        for (CartId id : carts) {
            byte[] value = values.next();
            if (value != null) {
                known.put(id, RocksKeys.dueOf(value));
            }
        }
    }

    /** Returns how many carts there are more than before. */
    private int put(WriteBatch batch, Entry entry, Map<CartId, Long> known) throws RocksDBException {
        byte[] key = RocksKeys.cart(entry.id());
        long due = entry.dueAtMillis().isEmpty()
                ? RocksKeys.NEVER
                : Math.max(0, entry.dueAtMillis().getAsLong());
        Long earlier = known.put(entry.id(), due);
        dues.put(entry.id(), due);
        long before = earlier != null ? earlier : RocksKeys.NEVER;
        if (before != due && before != RocksKeys.NEVER) {
            batch.delete(RocksKeys.due(before, entry.id()));
        }
        if (before != due && due != RocksKeys.NEVER) {
            batch.put(RocksKeys.due(due, entry.id()), RocksKeys.NOTHING);
        }
        batch.put(key, RocksKeys.cartValue(due, entry.state()));
        CustomerCarts customer = entry.customer();
        if (customer != null) {
            batch.put(RocksKeys.customer(entry.id().routingKey()), RocksKeys.bytes(customer));
        }
        return earlier == null ? 1 : 0;
    }

    @Override
    public void wipe() {
        dues.clear();
        db.close();
        try {
            RocksDB.destroyDB(directory.toString(), options);
            db = openOrReplace();
        } catch (RocksDBException e) {
            throw new CartStoreException("cannot wipe " + directory, e);
        }
        progress = RocksKeys.Progress.NONE;
    }

    /** What is still in memory is written out, so that the next start reads less of the state stream. */
    @Override
    public void close() {
        try (RocksDB closing = db;
                FlushOptions flush = new FlushOptions().setWaitForFlush(true)) {
            closing.flush(flush);
        } catch (RocksDBException e) {
            throw new CartStoreException("cannot close " + directory, e);
        }
    }
}
