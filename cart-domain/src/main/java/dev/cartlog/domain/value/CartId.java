package dev.cartlog.domain.value;

import java.util.Optional;

/**
 * Names one cart: {@code <routingKey>.<n>}. A guest's n is 1; a customer's n counts that customer's carts.
 *
 * @param n from 1
 */
public record CartId(RoutingKey routingKey, long n) {
    private static final int DIGITS_MAX = 15;

    public CartId {
        if (n < 1) {
            throw new IllegalArgumentException("a cart's number starts at 1");
        }
    }

    /**
     * The cart id that a text spells.
     *
     * @throws IllegalArgumentException when it spells none
     */
    public static CartId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a cart id"));
    }

    /** Empty when the text is no cart id; such an id names no cart, so callers answer "not found". */
    public static Optional<CartId> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String digits = text.substring(dot + 1);
        boolean canonical =
                !digits.isEmpty() && digits.length() <= DIGITS_MAX && digits.charAt(0) != '0' && isAllDigits(digits);
        return canonical
                ? RoutingKey.parse(text.substring(0, dot)).map(key -> new CartId(key, Long.parseLong(digits)))
                : Optional.empty();
    }

    /** By hand, as every event that is read has such an id. */
    private static boolean isAllDigits(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return routingKey.value() + '.' + n;
    }
}
