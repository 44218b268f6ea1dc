package dev.cartlog.command.axon;

/**
 * An event as read back from the log.
 *
 * @param nextOffset where reading goes on after it
 */
public record StoredEvent(SequencedEvent event, int partition, long nextOffset) {}
