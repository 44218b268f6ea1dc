package dev.cartlog.command.gateway;

import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.domain.request.CartRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Has a request decided by the shard it belongs to. */
@FunctionalInterface
public interface CartGateway {
    /**
     * @param headers to be written with the request's events, such as {@code traceparent}
     * @return completes on a thread to be left at once; a shard that moves for too long answers {@code SHARD_MOVING}
     */
    CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers);
}
