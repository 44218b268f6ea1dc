package dev.cartlog.domain.command;

import dev.cartlog.domain.catalog.Catalog;
import java.time.Instant;

/**
 * The world as a decision sees it.
 *
 * @param nextCartNumber the number of the next cart that this routing key gets
 */
public record Context(Instant now, Catalog catalog, Limits limits, long nextCartNumber) {}
