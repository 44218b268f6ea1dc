package dev.cartlog.command.gateway;

import dev.cartlog.command.gateway.PeerRequests.Forwarded;
import dev.cartlog.command.routing.CartShards;
import dev.cartlog.command.shard.CartRecords;
import java.util.concurrent.CompletableFuture;

/** Takes requests that peers hand over. What is not this instance's is sent back, never on: loops are impossible. */
public final class PeerServer {
    private final CartShards shards;
    private final PeerReplies replies;

    public PeerServer(CartShards shards, CartRecords records) {
        this.shards = shards;
        this.replies = new PeerReplies(records);
    }

    /**
     * @param message of a peer that proved itself
     * @return the reply's bytes; completes on the shard's thread, to be left at once
     * @throws IllegalArgumentException when the message is none of a peer's
     */
    public CompletableFuture<byte[]> submit(byte[] message) {
        Forwarded forwarded = PeerRequests.read(message);
        return shards.submit(forwarded.request(), forwarded.headers()).thenApplyAsync(replies::write);
    }
}
