package dev.cartlog.command.log;

import java.util.Map;

/** A committed record of the events topic, as read back. */
@SuppressWarnings("ArrayRecordComponent") // moved, never compared
public record ReadRecord(int partition, long offset, String key, byte[] value, Map<String, String> headers) {}
