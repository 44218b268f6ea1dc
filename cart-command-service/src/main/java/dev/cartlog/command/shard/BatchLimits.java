package dev.cartlog.command.shard;

/**
 * How much one transaction may hold. A batch is closed when the previous one is committed or at these limits, never by
 * waiting.
 *
 * @param requestsMax requests answered by one transaction
 * @param bytesMax events' bytes in one transaction; the last request may exceed it
 * @param handedTogetherMin carts whose states are handed to the log at once, while others are being decided: enough to be
 *     worth another thread's while, and few enough that a cart which many requests change is rarely handed over twice
 */
public record BatchLimits(int requestsMax, long bytesMax, int handedTogetherMin) {
    static final int APPEND_BATCH_REQUESTS_MAX = 2_048;
    static final long APPEND_BATCH_BYTES_MAX = 4L * 1024 * 1024;

    static final int HANDED_TOGETHER_MIN = 16;

    public static final BatchLimits STANDARD =
            new BatchLimits(APPEND_BATCH_REQUESTS_MAX, APPEND_BATCH_BYTES_MAX, HANDED_TOGETHER_MIN);
}
