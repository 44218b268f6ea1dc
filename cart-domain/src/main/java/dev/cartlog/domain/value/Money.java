package dev.cartlog.domain.value;

import dev.cartlog.domain.json.JsonWriter;

/**
 * An amount in a currency's minor unit (cents for EUR). Arithmetic is exact: it throws rather than wraps around.
 *
 * @param amountMinor at most {@link #AMOUNT_MINOR_MAX}, so that it is an exact number in every JSON implementation
 * @param currency three upper-case letters, ISO 4217
 */
public record Money(long amountMinor, String currency) {
    /** The largest integer that RFC 8785 can write without loss. */
    public static final long AMOUNT_MINOR_MAX = JsonWriter.NUMBER_MAX;

    private static final int CURRENCY_CHARS = 3;

    public Money {
        if (amountMinor < 0 || amountMinor > AMOUNT_MINOR_MAX) {
            throw new IllegalArgumentException("an amount is between 0 and 2^53 - 1 minor units");
        }
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("a currency is three upper-case letters");
        }
    }

    public static boolean isCurrency(String text) {
        return text.length() == CURRENCY_CHARS && isUpper(text, 0) && isUpper(text, 1) && isUpper(text, 2);
    }

    private static boolean isUpper(String text, int at) {
        return text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** @throws IllegalArgumentException when the currencies differ or the sum is too large */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(amountMinor, other.amountMinor), currency);
    }

    /** @throws ArithmeticException or IllegalArgumentException when the product is too large */
    public Money times(Quantity quantity) {
        return new Money(Math.multiplyExact(amountMinor, quantity.pieces()), currency);
    }
}
