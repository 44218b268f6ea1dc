package dev.cartlog.domain.value;

/**
 * How many pieces of an article.
 *
 * @param pieces 0 or more; whether a shop allows that many is for the policies to say
 */
public record Quantity(int pieces) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(0);

    public Quantity {
        if (pieces < 0) {
            throw new IllegalArgumentException("a quantity is not negative");
        }
    }

    /** @throws ArithmeticException when the number does not fit */
    public static Quantity of(long pieces) {
        return new Quantity(Math.toIntExact(pieces));
    }

    public boolean isZero() {
        return pieces == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return Integer.compare(pieces, other.pieces);
    }

    @Override
    public String toString() {
        return Integer.toString(pieces);
    }
}
