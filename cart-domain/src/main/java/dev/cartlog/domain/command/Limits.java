package dev.cartlog.domain.command;

import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Quantity;
import java.time.Duration;

/**
 * What a shop allows.
 *
 * @param linesMax lines in a cart
 * @param perLineMax pieces in a line
 * @param revertWindow how long after its completion a merge may be undone
 */
public record Limits(int linesMax, Quantity perLineMax, Duration revertWindow) {
    public static final Limits STANDARD = new Limits(200, new Quantity(999), Duration.ofMinutes(30));

    /** So many pieces of the dearest article still have an exact price. */
    private static final long PIECES_MAX = Money.AMOUNT_MINOR_MAX / CatalogItem.UNIT_PRICE_MINOR_MAX;

    public Limits {
        if (linesMax < 1 || perLineMax.isZero() || revertWindow.isNegative()) {
            throw new IllegalArgumentException("a cart holds at least one line of one piece, and time has a direction");
        }
        if ((long) linesMax * perLineMax.pieces() > PIECES_MAX) {
            throw new IllegalArgumentException(
                    "lines times pieces per line is at most " + PIECES_MAX + ", so that every subtotal is exact");
        }
    }
}
