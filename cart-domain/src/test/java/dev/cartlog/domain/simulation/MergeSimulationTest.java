package dev.cartlog.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.ImpossibleEvent;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartMergeRejected;
import dev.cartlog.domain.event.CartEvent.CartMergeReleased;
import dev.cartlog.domain.event.CartEvent.CartMergeReverted;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.event.CartEvent.CartMergedInto;
import dev.cartlog.domain.fixture.Seeds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Merges under crashes, delays and repetitions at every point, on the pure functions. A failure names its seed. */
class MergeSimulationTest {
    private static final int SEEDS = 1_500;
    private static final int STEPS = 120;
    private static final int SHUFFLES = 3;

    @Test
    void everyGuestLineIsAccountedForAndEveryMergeIsAppliedOnce() {
        Set<Class<? extends CartEvent>> seen = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            World world = MergeSimulation.run(seed, STEPS, Rules.REAL);

            assertThat(MergeLedger.violations(world)).as("seed " + seed).isEmpty();
            world.log().forEach(event -> seen.add(event.event().getClass()));
        }
        assertThat(seen)
                .contains(
                        CartMerged.class,
                        CartMergedInto.class,
                        CartMergeRejected.class,
                        CartMergeReleased.class,
                        CartMergeReverted.class);
    }

    @Test
    void shuffledInterleavingsOfTheLogsFoldToTheSameHash() {
        for (long seed = 0; seed < SEEDS / 10; seed++) {
            World world = MergeSimulation.run(seed, STEPS, Rules.REAL);
            Seeds seeds = new Seeds(seed);
            String hash = MergeLedger.hashOfShuffled(world, seeds);

            for (int n = 1; n < SHUFFLES; n++) {
                assertThat(MergeLedger.hashOfShuffled(world, seeds))
                        .as("seed " + seed)
                        .isEqualTo(hash);
            }
        }
    }

    @Test
    void oneSeedIsOneHistory() {
        assertThat(MergeSimulation.run(7, STEPS, Rules.REAL).log())
                .isEqualTo(MergeSimulation.run(7, STEPS, Rules.REAL).log());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultIsNoticed(Fault fault) {
        for (long seed = 0; seed < SEEDS; seed++) {
            if (!wrongs(seed, fault).isEmpty()) {
                return;
            }
        }
        throw new AssertionError(fault + " went unnoticed over " + SEEDS + " seeds");
    }

    /** The fold itself stops at an event that cannot follow; that counts as noticed. */
    private static List<String> wrongs(long seed, Fault fault) {
        try {
            return MergeLedger.violations(MergeSimulation.run(seed, STEPS, fault));
        } catch (ImpossibleEvent e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
