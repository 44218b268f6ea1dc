package dev.cartlog.command.shard;

/**
 * How much one transaction may hold. A batch is closed when the previous one is committed or at these limits, never by
 * waiting.
 *
 * @param requestsMax requests answered by one transaction
 * @param bytesMax events' bytes in one transaction; the last request may exceed it
 */
public record BatchLimits(int requestsMax, long bytesMax) {
    static final int APPEND_BATCH_REQUESTS_MAX = 2_048;
    static final long APPEND_BATCH_BYTES_MAX = 4L * 1024 * 1024;

    public static final BatchLimits STANDARD = new BatchLimits(APPEND_BATCH_REQUESTS_MAX, APPEND_BATCH_BYTES_MAX);
}
