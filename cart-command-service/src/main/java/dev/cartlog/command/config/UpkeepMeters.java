package dev.cartlog.command.config;

import dev.cartlog.command.upkeep.UpkeepListener;
import dev.cartlog.domain.upkeep.Due;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what upkeep does: {@code cart.upkeep} by what was due and what came of it, {@code cart.upkeep.troubled} how many carts
 * wait after a bug.
 */
final class UpkeepMeters implements UpkeepListener {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepMeters.class);
    private static final String NAME = "cart.upkeep";

    private final MeterRegistry meters;
    private final Map<Integer, Integer> troubled = new ConcurrentHashMap<>();

    UpkeepMeters(MeterRegistry meters) {
        this.meters = meters;
        // There from the start, so that an alert finds a zero and not nothing.
        meters.counter(NAME, "what", "unknown", "outcome", "failed");
        Gauge.builder(NAME + ".troubled", troubled, UpkeepMeters::sum)
                .description("Carts whose upkeep met a bug and is tried again, less and less often")
                .register(meters);
    }

    @Override
    public void troubled(int partition, int carts) {
        troubled.put(partition, carts);
    }

    private static int sum(Map<Integer, Integer> byPartition) {
        return byPartition.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void done(int partition, Due due) {
        count(what(due), "done");
    }

    @Override
    public void postponed(int partition, Due due) {
        count(what(due), "postponed");
        LOG.info("Shard {}: {} cannot be done for now and will be tried again", partition, due);
    }

    @Override
    public void failed(int partition, RuntimeException failure) {
        count("unknown", "failed");
        LOG.error("Shard {}: the upkeep of a cart met a bug and will be tried again", partition, failure);
    }

    private void count(String what, String outcome) {
        meters.counter(NAME, "what", what, "outcome", outcome).increment();
    }

    private static String what(Due due) {
        return switch (due) {
            case Due.Idle d -> "expiry";
            case Due.CheckoutUnanswered d -> "checkout";
            case Due.MergeUnfinished d -> "merge";
            case Due.ClaimUnfinished d -> "claim";
            case Due.SaveUnconfirmed d -> "save";
        };
    }
}
