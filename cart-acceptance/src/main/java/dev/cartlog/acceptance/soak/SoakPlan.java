package dev.cartlog.acceptance.soak;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Which fault comes next, from a seed: each kind comes once before any comes again. */
final class SoakPlan {
    private static final int CALM_SECONDS_MIN = 3;
    private static final int CALM_SECONDS_MAX = 12;

    private final Random random;
    private final int instances;
    private final Deque<SoakFault> deck = new ArrayDeque<>();

    /** @param instances of each service */
    SoakPlan(long seed, int instances) {
        this.random = new Random(seed);
        this.instances = instances;
    }

    /**
     * One fault.
     *
     * @param instance 1 to the number of instances
     * @param calm how long nothing is broken before
     */
    record Step(SoakFault fault, int instance, Duration calm) {}

    Step next() {
        if (deck.isEmpty()) {
            List<SoakFault> all = new ArrayList<>(Arrays.asList(SoakFault.values()));
            Collections.shuffle(all, random);
            deck.addAll(all);
        }
        int calm = random.nextInt(CALM_SECONDS_MIN, CALM_SECONDS_MAX + 1);
        return new Step(deck.removeFirst(), 1 + random.nextInt(instances), Duration.ofSeconds(calm));
    }
}
