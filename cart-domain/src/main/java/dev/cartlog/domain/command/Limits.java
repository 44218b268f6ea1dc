package dev.cartlog.domain.command;

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
}
