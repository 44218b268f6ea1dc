package dev.cartlog.command.config;

import dev.cartlog.command.upkeep.UpkeepListener;
import dev.cartlog.domain.upkeep.Due;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what upkeep does: {@code cart.upkeep} by what was due and what came of it. */
final class UpkeepMeters implements UpkeepListener {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepMeters.class);
    private static final String NAME = "cart.upkeep";

    private final MeterRegistry meters;

    UpkeepMeters(MeterRegistry meters) {
        this.meters = meters;
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
