package dev.cartlog.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.junit.jupiter.api.Test;

/** Axon's contract of tracking tokens, for positions that may be incomparable. */
class PartitionOffsetsTest {
    private static final PartitionOffsets AHEAD_IN_0 = new PartitionOffsets(Map.of(0, 9L, 1, 2L));
    private static final PartitionOffsets AHEAD_IN_1 = new PartitionOffsets(Map.of(0, 3L, 1, 7L));

    @Test
    void boundsAreTakenPartitionByPartition() {
        assertThat(AHEAD_IN_0.lowerBound(AHEAD_IN_1)).isEqualTo(new PartitionOffsets(Map.of(0, 3L, 1, 2L)));
        assertThat(AHEAD_IN_0.upperBound(AHEAD_IN_1)).isEqualTo(new PartitionOffsets(Map.of(0, 9L, 1, 7L)));
    }

    @Test
    void neitherOfTwoIncomparablePositionsCoversTheOther() {
        assertThat(AHEAD_IN_0.covers(AHEAD_IN_1)).isFalse();
        assertThat(AHEAD_IN_1.covers(AHEAD_IN_0)).isFalse();
        assertThat(AHEAD_IN_0.upperBound(AHEAD_IN_1).covers(AHEAD_IN_0)).isTrue();
        assertThat(AHEAD_IN_0.upperBound(AHEAD_IN_1).covers(AHEAD_IN_1)).isTrue();
        assertThat(AHEAD_IN_0.covers(AHEAD_IN_0.lowerBound(AHEAD_IN_1))).isTrue();
    }

    @Test
    void aPartitionThatIsNotNamedIsReadFromItsStart() {
        PartitionOffsets onlyFirst = PartitionOffsets.of(0, 9);
        assertThat(onlyFirst.covers(AHEAD_IN_0)).isFalse();
        assertThat(AHEAD_IN_0.covers(onlyFirst)).isTrue();
        assertThat(AHEAD_IN_0.lowerBound(onlyFirst)).isEqualTo(new PartitionOffsets(Map.of(0, 9L, 1, 0L)));
        assertThat(new PartitionOffsets(Map.of()).covers(PartitionOffsets.of(3, 0)))
                .isTrue();
    }

    @Test
    @SuppressWarnings("NullAway") // Axon passes null for "no token yet"
    void anyPositionCoversNone() {
        TrackingToken nothing = null;
        assertThat(AHEAD_IN_0.covers(nothing)).isTrue();
    }

    @Test
    void progressGrowsWithEveryEvent() {
        assertThat(AHEAD_IN_0.position()).hasValue(11);
        assertThat(AHEAD_IN_0.with(1, 3).position()).hasValue(12);
    }

    @Test
    void aTokenOfAnotherStoreIsRefused() {
        assertThatThrownBy(() -> AHEAD_IN_0.covers(new GlobalSequenceTrackingToken(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsAndCoveringAgreeWhateverThePositions() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            PartitionOffsets one = any(random);
            PartitionOffsets other = any(random);
            assertThat(one.upperBound(other)).as("seed %d", seed).isEqualTo(other.upperBound(one));
            assertThat(one.upperBound(other).covers(one)).isTrue();
            assertThat(one.covers(one.lowerBound(other))).isTrue();
            assertThat(one.covers(other) && other.covers(one))
                    .isEqualTo(one.lowerBound(other).equals(one.upperBound(other)));
        }
    }

    private static PartitionOffsets any(Random random) {
        return new PartitionOffsets(
                Map.of(0, (long) random.nextInt(3), 1, (long) random.nextInt(3), 2, (long) random.nextInt(3)));
    }
}
