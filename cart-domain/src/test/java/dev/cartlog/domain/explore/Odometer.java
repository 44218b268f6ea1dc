package dev.cartlog.domain.explore;

/** Counts through every sequence of letters of a length, and says from which letter on the next one differs. */
final class Odometer {
    private final int[] digits;
    private final int letters;
    private boolean fresh = true;

    Odometer(int length, int letters) {
        this.digits = new int[length];
        this.letters = letters;
    }

    /** The place of the first letter that changed, or −1 when all sequences have been. */
    int next() {
        if (fresh) {
            fresh = false;
            return 0;
        }
        int at = digits.length - 1;
        while (at >= 0 && digits[at] == letters - 1) {
            digits[at] = 0;
            at--;
        }
        if (at >= 0) {
            digits[at]++;
        }
        return at;
    }

    int digit(int at) {
        return digits[at];
    }
}
