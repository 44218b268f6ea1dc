package dev.cartlog.acceptance.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SoakPlanTest {
    private static final int INSTANCES = 3;
    private static final int KINDS = SoakFault.values().length;

    @Test
    void theSameSeedPlansTheSame() {
        assertThat(steps(7, 100)).isEqualTo(steps(7, 100));
    }

    @Test
    void anotherSeedPlansOtherwise() {
        assertThat(steps(7, 100)).isNotEqualTo(steps(8, 100));
    }

    @Test
    void eachKindOfFaultComesOnceBeforeAnyComesAgain() {
        List<SoakPlan.Step> steps = steps(7, 10 * KINDS);
        for (int round = 0; round < 10; round++) {
            assertThat(steps.subList(round * KINDS, (round + 1) * KINDS))
                    .extracting(SoakPlan.Step::fault)
                    .containsExactlyInAnyOrder(SoakFault.values());
        }
    }

    @Test
    void everyInstanceIsHit() {
        assertThat(steps(7, 100)).extracting(SoakPlan.Step::instance).containsOnly(1, 2, 3);
    }

    private static List<SoakPlan.Step> steps(long seed, int count) {
        SoakPlan plan = new SoakPlan(seed, INSTANCES);
        return Stream.generate(plan::next).limit(count).toList();
    }
}
