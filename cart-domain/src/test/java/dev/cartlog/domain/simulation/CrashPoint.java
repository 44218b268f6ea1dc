package dev.cartlog.domain.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the first run of a merge is cut off.
 *
 * @param step 1 to 4: the request, the claim, the merge, the end
 */
record CrashPoint(int step, How how) {
    private static final int STEPS = 4;

    enum How {
        /** The run dies and the step was never sent. */
        BEFORE,
        /** The step took effect and nobody was left to hear of it. */
        AFTER,
        /** The step is on its way while others go on, and arrives at any time later. */
        LATE,
        /** No answer came in time: the run gives the attempt up while the step is still on its way. */
        GIVEN_UP,
        /** The same, and the run dies when the attempt is rejected and the guest's cart not yet released. */
        REJECTED,
        /** The step arrives twice, and the run goes on. */
        TWICE;

        private boolean givesUp() {
            return this == GIVEN_UP || this == REJECTED;
        }
    }

    /** Every one there is. Nothing can be given up before it was asked for, or once it has been done. */
    static List<CrashPoint> all() {
        List<CrashPoint> all = new ArrayList<>();
        for (int step = 1; step <= STEPS; step++) {
            for (How how : How.values()) {
                if (step == 2 || step == 3 || !how.givesUp()) {
                    all.add(new CrashPoint(step, how));
                }
            }
        }
        return all;
    }

    boolean isAt(int otherStep) {
        return step == otherStep;
    }
}
