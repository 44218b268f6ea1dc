package dev.cartlog.command.shard;

import dev.cartlog.domain.request.CartRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A request that waits for its shard, and whoever waits for the answer. */
record Submission(CartRequest request, Map<String, String> headers, CompletableFuture<ShardReply> reply) {

    void undecided(Undecided reason) {
        reply.complete(new ShardReply.NotDecided(reason));
    }
}
