package dev.cartlog.domain.value;

/**
 * A cart's version: 1 for its first event, one more for each further event, never a gap.
 *
 * @param value 0 only for a cart that does not exist yet
 */
public record CartVersion(long value) implements Comparable<CartVersion> {
    public static final CartVersion NONE = new CartVersion(0);

    public CartVersion {
        if (value < 0) {
            throw new IllegalArgumentException("a cart's version is not negative");
        }
    }

    public CartVersion next() {
        return new CartVersion(Math.addExact(value, 1));
    }

    @Override
    public int compareTo(CartVersion other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
