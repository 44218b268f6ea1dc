package dev.cartlog.command.log;

import org.jspecify.annotations.Nullable;

/**
 * One record of the state stream as it was read back.
 *
 * @param value null when the key was deleted
 */
@SuppressWarnings("ArrayRecordComponent") // moved, never compared
public record StateRecord(String key, byte @Nullable [] value) {}
