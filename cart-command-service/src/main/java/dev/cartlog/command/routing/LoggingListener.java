package dev.cartlog.command.routing;

import dev.cartlog.command.shard.ShardListener;
import dev.cartlog.command.shard.ShardPhase;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what operators want to know of their shards; nothing per request or transaction. */
public final class LoggingListener implements ShardListener {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingListener.class);

    @Override
    public void phaseChanged(int partition, ShardPhase from, ShardPhase to) {
        LOG.debug("Shard {}: {} -> {}", partition, from, to);
    }

    @Override
    public void tookOver(int partition, long carts, long tookNanos) {
        LOG.info(
                "Shard {} is ours, with about {} carts, after {} ms",
                partition,
                carts,
                TimeUnit.NANOSECONDS.toMillis(tookNanos));
    }

    @Override
    public void commitFailed(int partition, RuntimeException failure) {
        LOG.warn(
                "Shard {} does not know whether its last transaction counts and starts over: {}",
                partition,
                failure.toString());
    }

    @Override
    public void takeOverFailed(int partition, RuntimeException failure) {
        LOG.warn("Shard {} could not be taken over and will try again", partition, failure);
    }
}
