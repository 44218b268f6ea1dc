package dev.cartlog.command.config;

import dev.cartlog.command.shard.ShardListener;
import dev.cartlog.command.shard.ShardPhase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures this instance's shards, all partitions together: how long a transaction takes and how much it carries, how
 * many shards are ours, how long taking one over takes, and what went wrong. The meters exist from the start, so that an
 * alert on a counter finds a zero and not nothing.
 */
final class ShardMeters implements ShardListener {
    private final Timer commits;
    private final DistributionSummary requests;
    private final DistributionSummary records;
    private final Timer takeOvers;
    private final Counter commitFailures;
    private final Counter takeOverFailures;
    private final Counter mailboxFull;
    private final Counter cacheHits;
    private final Counter cacheMisses;
    private final AtomicInteger active = new AtomicInteger();

    ShardMeters(MeterRegistry meters) {
        commits = Timer.builder("cart.shard.commit.duration")
                .description("From the first request of a batch to its commit")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(meters);
        requests = summary(meters, "cart.shard.commit.requests", "Requests answered by one transaction");
        records = summary(meters, "cart.shard.commit.records", "Records written by one transaction");
        takeOvers = Timer.builder("cart.shard.takeover.duration")
                .description("From the assignment or failure of a shard to serving")
                .register(meters);
        commitFailures = counter(meters, "cart.shard.commit.failures", "Fenced, or the outcome is unknown");
        takeOverFailures = counter(meters, "cart.shard.takeover.failures", "Take-overs that must be tried again");
        mailboxFull = counter(meters, "cart.shard.mailbox.full", "Requests not taken because too many waited");
        cacheHits = cacheReads(meters, "hit");
        cacheMisses = cacheReads(meters, "miss");
        Gauge.builder("cart.shard.active", active, AtomicInteger::doubleValue)
                .description("Shards that this instance owns and serves")
                .register(meters);
    }

    @Override
    public void phaseChanged(int partition, ShardPhase from, ShardPhase to) {
        if (to == ShardPhase.ACTIVE) {
            active.incrementAndGet();
        } else if (from == ShardPhase.ACTIVE) {
            active.decrementAndGet();
        }
    }

    @Override
    public void tookOver(int partition, long carts, long tookNanos) {
        takeOvers.record(tookNanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void committed(int partition, int requestCount, int recordCount, long tookNanos) {
        commits.record(tookNanos, TimeUnit.NANOSECONDS);
        requests.record(requestCount);
        records.record(recordCount);
    }

    @Override
    public void commitFailed(int partition, RuntimeException failure) {
        commitFailures.increment();
    }

    @Override
    public void takeOverFailed(int partition, RuntimeException failure) {
        takeOverFailures.increment();
    }

    @Override
    public void mailboxFull(int partition) {
        mailboxFull.increment();
    }

    @Override
    public void cartRead(boolean cached) {
        (cached ? cacheHits : cacheMisses).increment();
    }

    private static Counter cacheReads(MeterRegistry meters, String result) {
        return Counter.builder("cart.shard.cache.reads")
                .description("Carts looked up for a decision: there decoded, or read from the store")
                .tag("result", result)
                .register(meters);
    }

    private static DistributionSummary summary(MeterRegistry meters, String name, String description) {
        return DistributionSummary.builder(name).description(description).register(meters);
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }
}
