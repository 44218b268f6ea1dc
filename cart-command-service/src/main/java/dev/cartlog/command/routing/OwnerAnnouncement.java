package dev.cartlog.command.routing;

import java.net.URI;
import java.time.Instant;

/**
 * What the owner of a shard says about itself in topic {@code cart-shards}, within a transaction of the shard: whoever was
 * fenced cannot say it.
 *
 * @param url where peers reach the instance
 * @param since when the announcing instance took the shard over
 */
public record OwnerAnnouncement(int partition, String instance, URI url, Instant since) {}
