package dev.cartlog.command.shard;

import dev.cartlog.domain.request.Outcome;

/** A shard's answer to a request. */
public sealed interface ShardReply {

    /** The request was decided, and everything the answer rests on is durable. */
    record Decided(Outcome outcome) implements ShardReply {}

    record NotDecided(Undecided reason) implements ShardReply {}
}
