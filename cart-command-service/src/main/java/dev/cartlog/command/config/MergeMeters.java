package dev.cartlog.command.config;

import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.merge.MergeOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts merges by what came of them ({@code cart.merges}) and their guest lines by what became of each
 * ({@code cart.merge.outcomes}). Told only of events that are new, so a repeated or resumed merge counts once.
 */
final class MergeMeters {
    private final Counter completed;
    private final Counter rejected;
    private final Counter reverted;
    private final Map<MergeOutcome.Kind, Counter> lines = new EnumMap<>(MergeOutcome.Kind.class);

    MergeMeters(MeterRegistry meters) {
        completed = merges(meters, "completed");
        rejected = merges(meters, "rejected");
        reverted = merges(meters, "reverted");
        for (MergeOutcome.Kind kind : MergeOutcome.Kind.values()) {
            lines.put(
                    kind,
                    Counter.builder("cart.merge.outcomes")
                            .description("Guest lines by what became of them")
                            .tag("outcome", MeteredGateway.slug(kind))
                            .register(meters));
        }
    }

    private static Counter merges(MeterRegistry meters, String result) {
        return Counter.builder("cart.merges")
                .description("Merges by what came of them")
                .tag("result", result)
                .register(meters);
    }

    void applied(List<RecordedEvent> events) {
        events.forEach(recorded -> happened(recorded.event()));
    }

    void happened(CartEvent event) {
        if (event instanceof CartEvent.CartMerged merged) {
            completed.increment();
            merged.outcomes().forEach(line -> count(line.outcome()));
        } else if (event instanceof CartEvent.CartMergeRejected) {
            rejected.increment();
        } else if (event instanceof CartEvent.CartMergeReverted) {
            reverted.increment();
        }
    }

    private void count(MergeOutcome.Kind kind) {
        Counter counter = lines.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }
}
