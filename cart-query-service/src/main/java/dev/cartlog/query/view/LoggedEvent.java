package dev.cartlog.query.view;

import dev.cartlog.domain.event.RecordedEvent;

/** An event and its place in the log. */
public record LoggedEvent(RecordedEvent recorded, int partition, long offset) {}
