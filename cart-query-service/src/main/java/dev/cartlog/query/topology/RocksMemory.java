package dev.cartlog.query.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bounded piece of memory for all stores of the process. Without it every store of every partition has a block
 * cache and write buffers of its own, and memory grows with the number of partitions.
 */
public final class RocksMemory implements RocksDBConfigSetter {
    /** Bytes of blocks and write buffers together, as a Streams setting. */
    public static final String BYTES_CONFIG = "cart.store.cache.bytes";

    private static final long WRITE_BUFFER_SHARE = 2;
    private static final double HIGH_PRIORITY_SHARE = 0.1;
    /**
     * The cache is divided into two to the power of this, each of which must have room for several blocks of any kind. By its
     * own rule RocksDB makes 64 of it, a megabyte each, half of which write buffers may take.
     */
    private static final int CACHE_DIVISION_BITS = 2;

    private static final long BLOCK_BYTES = 4 * 1024L;
    private static final int WRITE_BUFFERS_MAX = 3;
    /**
     * What is not written yet takes memory in pieces of this size, and whole pieces are counted. RocksDB's own choice is 1 MB:
     * then the nearly empty stores hold most of what there is, and the full ones are written to file by the handful.
     */
    private static final long ARENA_BLOCK_BYTES = 64 * 1024L;
    /** Each merge writes everything in its files again. Events are found by one filter a file, so more files cost little. */
    private static final int EVENT_FILES_UNMERGED_MAX = 12;

    /** Shared by all stores with the same limit; lives as long as the process. */
    private static final ConcurrentMap<Long, Shared> BY_BYTES = new ConcurrentHashMap<>();

    private record Shared(Cache cache, WriteBufferManager writeBuffers) {
        static Shared of(long bytes) {
            Cache cache = new LRUCache(bytes, CACHE_DIVISION_BITS, false, HIGH_PRIORITY_SHARE);
            return new Shared(cache, new WriteBufferManager(bytes / WRITE_BUFFER_SHARE, cache));
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        long bytes = Long.parseLong(String.valueOf(configs.get(BYTES_CONFIG)));
        Shared shared = BY_BYTES.computeIfAbsent(bytes, Shared::of);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(shared.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        // In one piece, a large file's index is more than the cache keeps: each read would read it.
        table.setIndexType(IndexType.kTwoLevelIndexSearch);
        table.setPartitionFilters(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setBlockSize(BLOCK_BYTES);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(shared.writeBuffers());
        options.setMaxWriteBufferNumber(WRITE_BUFFERS_MAX);
        options.setArenaBlockSize(ARENA_BLOCK_BYTES);
        if (storeName.equals(Stores.EVENTS)) {
            options.setLevel0FileNumCompactionTrigger(EVENT_FILES_UNMERGED_MAX);
        }
    }

    @Override
    public void close(String storeName, Options options) {
        // Cache and write buffers belong to all stores, and stay.
    }
}
