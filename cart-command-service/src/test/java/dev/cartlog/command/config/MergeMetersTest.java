package dev.cartlog.command.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.event.CartEvent.CartCleared;
import dev.cartlog.domain.event.CartEvent.CartMergeRejected;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.MergeCaps;
import dev.cartlog.domain.merge.MergeOutcome;
import dev.cartlog.domain.merge.MergeOutcome.Kind;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.domain.value.Sku;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MergeMetersTest {
    private static final UUID MERGE_ID = new UUID(1, 2);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MergeMeters merges = new MergeMeters(meters);

    @Test
    void everyOutcomeIsShownAsZeroBeforeThereIsOne() {
        assertThat(meters.get("cart.merge.outcomes").counters()).hasSize(4).allMatch(counter -> counter.count() == 0);
        assertThat(meters.get("cart.merges").counters()).hasSize(3).allMatch(counter -> counter.count() == 0);
    }

    @Test
    void countsTheMergeOnceAndEachOfItsLines() {
        merges.happened(merged(Kind.ADDED, Kind.ADDED, Kind.NOT_MERGED));
        merges.happened(new CartMergeRejected(MERGE_ID, 1, "too late"));
        merges.happened(new CartCleared());

        assertThat(count("cart.merges", "result", "completed")).isEqualTo(1);
        assertThat(count("cart.merges", "result", "rejected")).isEqualTo(1);
        assertThat(count("cart.merge.outcomes", "outcome", "added")).isEqualTo(2);
        assertThat(count("cart.merge.outcomes", "outcome", "not-merged")).isEqualTo(1);
        assertThat(count("cart.merge.outcomes", "outcome", "combined")).isZero();
    }

    private double count(String name, String tag, String value) {
        return meters.get(name).tag(tag, value).counter().count();
    }

    private static CartMerged merged(Kind... kinds) {
        List<MergeOutcome> outcomes =
                Stream.of(kinds).map(MergeMetersTest::outcome).toList();
        return new CartMerged(
                MERGE_ID,
                1,
                1,
                new CartId(RoutingKey.ofGuest(new byte[16]), 1),
                CartPolicy.MERGE,
                QuantityPolicy.MAX,
                List.of(),
                List.of(),
                new MergeCaps(200, new Quantity(999), Map.of()),
                Map.of(),
                outcomes,
                List.of());
    }

    private static MergeOutcome outcome(Kind kind) {
        Sku sku = new Sku("tea");
        Quantity one = new Quantity(1);
        return new MergeOutcome(LineId.of(sku, Attributes.NONE), sku, kind, one, one, Optional.empty());
    }
}
