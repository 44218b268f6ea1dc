package dev.cartlog.command.log;

/**
 * What a committed transaction left behind.
 *
 * @param nextStateOffset the offset after its last state record, or {@link #NO_STATE}
 */
public record CommitReceipt(long nextStateOffset) {
    public static final long NO_STATE = -1;
}
