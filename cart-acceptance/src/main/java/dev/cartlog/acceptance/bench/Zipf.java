package dev.cartlog.acceptance.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws by Zipf's law: the second of many comes half as often as the first, the third a third as often, and so on. */
final class Zipf {
    private final double[] shareUpTo;
    private final SplittableRandom random;

    /** @param count of what is drawn from */
    Zipf(int count, long seed) {
        random = new SplittableRandom(seed);
        shareUpTo = new double[count];
        double sum = 0;
        for (int rank = 0; rank < count; rank++) {
            sum += 1.0 / (rank + 1);
            shareUpTo[rank] = sum;
        }
        for (int rank = 0; rank < count; rank++) {
            shareUpTo[rank] /= sum;
        }
    }

    /** The next one, from 0 on. */
    int next() {
        int at = Arrays.binarySearch(shareUpTo, random.nextDouble());
        return Math.min(shareUpTo.length - 1, at < 0 ? -at - 1 : at);
    }
}
