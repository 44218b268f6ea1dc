package dev.cartlog.command.routing;

import dev.cartlog.command.shard.ShardPhase;
import java.util.Optional;

/**
 * A shard as one instance sees it.
 *
 * @param phase of the shard here; empty when this instance has nothing to do with it
 * @param waiting requests in its mailbox here
 */
public record ShardView(int partition, Optional<ShardPhase> phase, int waiting, Optional<OwnerAnnouncement> owner) {}
