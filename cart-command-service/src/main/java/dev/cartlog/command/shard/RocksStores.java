package dev.cartlog.command.shard;

import java.nio.file.Path;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * Opens the stores of an instance's shards. They share one bounded piece of memory outside the heap, so that it does not
 * grow with the number of shards.
 */
public final class RocksStores implements AutoCloseable {
    /** Blocks read and write buffers together. */
    static final long CACHE_BYTES_MAX = 64L * 1024 * 1024;
    /** The part of it that may wait to be written out, over all shards. */
    static final long UNWRITTEN_BYTES_MAX = 40L * 1024 * 1024;
    /**
     * Of one shard: what an instance that is killed reads again is at most this, give or take. A cart that changes again
     * while it is here is written to the disk once; with a quarter of this, writing and merging files took as long as half of
     * everything else that a command costs.
     */
    static final long WRITE_BUFFER_BYTES = 16L * 1024 * 1024;

    private static final int WRITE_BUFFERS_MAX = 2;
    private static final int OPEN_FILES_MAX = 64;
    private static final int LOG_FILES_MAX = 2;
    private static final int FILTER_BITS_PER_KEY = 10;
    /**
     * The cache is divided into two to the power of this, each of which must have room for several blocks of any kind. By its
     * own rule RocksDB makes 64 of it, a megabyte each, most of which write buffers may take.
     */
    private static final int CACHE_DIVISION_BITS = 2;

    private final Path directory;
    private final Cache cache;
    private final WriteBufferManager writeBuffers;
    private final BloomFilter filter = new BloomFilter(FILTER_BITS_PER_KEY);
    private final Options options;
    private final WriteOptions writes;

    static {
        RocksDB.loadLibrary();
    }

    /** @param directory of one cluster's state topic and nothing else; one subdirectory for each shard */
    public RocksStores(Path directory) {
        this.directory = directory;
        this.cache = new LRUCache(CACHE_BYTES_MAX, CACHE_DIVISION_BITS);
        this.writeBuffers = new WriteBufferManager(UNWRITTEN_BYTES_MAX, cache);
        this.options = new Options()
                .setCreateIfMissing(true)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxWriteBufferNumber(WRITE_BUFFERS_MAX)
                .setWriteBufferManager(writeBuffers)
                .setMaxOpenFiles(OPEN_FILES_MAX)
                // What is written anew is soon merged into older files: only those are worth compressing.
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setBottommostCompressionType(CompressionType.LZ4_COMPRESSION)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(LOG_FILES_MAX)
                .setStatsDumpPeriodSec(0)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setFilterPolicy(filter)
                        .setCacheIndexAndFilterBlocks(true)
                        // In one piece, a large file's index is more than the cache keeps: each read would read it.
                        .setIndexType(IndexType.kTwoLevelIndexSearch)
                        .setPartitionFilters(true)
                        .setPinTopLevelIndexAndFilter(true));
        // A write-ahead log would only protect what Kafka has.
        this.writes = new WriteOptions().setDisableWAL(true);
    }

    /**
     * Opens a shard's store, or makes an empty one.
     *
     * @throws CartStoreException when its directory cannot be used, which is so as long as another store has it open
     */
    public CartStore open(int partition) {
        return new RocksCartStore(directory.resolve(Integer.toString(partition)), options, writes);
    }

    /** After all stores were closed. */
    @Override
    public void close() {
        writes.close();
        options.close();
        filter.close();
        writeBuffers.close();
        cache.close();
    }
}
