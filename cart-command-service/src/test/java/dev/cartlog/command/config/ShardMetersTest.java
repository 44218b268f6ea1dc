package dev.cartlog.command.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.shard.ShardPhase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShardMetersTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ShardMeters shards = new ShardMeters(meters);

    @Test
    void countsTheShardsThatAreOursNow() {
        shards.phaseChanged(0, ShardPhase.LOADING, ShardPhase.ACTIVE);
        shards.phaseChanged(1, ShardPhase.LOADING, ShardPhase.ACTIVE);
        shards.phaseChanged(0, ShardPhase.ACTIVE, ShardPhase.FAILED);
        shards.phaseChanged(0, ShardPhase.FAILED, ShardPhase.ASSIGNED);

        assertThat(meters.get("cart.shard.active").gauge().value()).isEqualTo(1);
    }

    @Test
    void measuresWhatATransactionCarriesAndTakes() {
        shards.committed(2, 3, 7, TimeUnit.MILLISECONDS.toNanos(5));
        shards.committed(2, 1, 2, TimeUnit.MILLISECONDS.toNanos(3));

        assertThat(meters.get("cart.shard.commit.duration").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(8);
        assertThat(meters.get("cart.shard.commit.requests").summary().totalAmount())
                .isEqualTo(4);
        assertThat(meters.get("cart.shard.commit.records").summary().max()).isEqualTo(7);
    }

    @Test
    void showsFailuresAsZeroBeforeThereAreAny() {
        assertThat(meters.get("cart.shard.commit.failures").counter().count()).isZero();

        shards.commitFailed(1, new IllegalStateException("fenced"));
        shards.takeOverFailed(1, new IllegalStateException("no broker"));
        shards.mailboxFull(1);
        shards.tookOver(1, 10, TimeUnit.SECONDS.toNanos(2));

        assertThat(meters.get("cart.shard.commit.failures").counter().count()).isEqualTo(1);
        assertThat(meters.get("cart.shard.takeover.failures").counter().count()).isEqualTo(1);
        assertThat(meters.get("cart.shard.mailbox.full").counter().count()).isEqualTo(1);
        assertThat(meters.get("cart.shard.takeover.duration").timer().count()).isEqualTo(1);
    }

    @Test
    void tellsCachedCartsFromThoseThatHadToBeRead() {
        shards.cartRead(true);
        shards.cartRead(true);
        shards.cartRead(false);

        assertThat(cacheReads("hit")).isEqualTo(2);
        assertThat(cacheReads("miss")).isEqualTo(1);
    }

    private double cacheReads(String result) {
        return meters.get("cart.shard.cache.reads")
                .tag("result", result)
                .counter()
                .count();
    }
}
