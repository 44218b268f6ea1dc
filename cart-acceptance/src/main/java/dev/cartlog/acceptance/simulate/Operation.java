package dev.cartlog.acceptance.simulate;

import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;

/**
 * One request as its client saw it, however often it was sent.
 *
 * @param invoked when it was sent first
 * @param answered when the client knew
 */
record Operation(CartId cart, String commandId, long invoked, long answered, Outcome outcome) {

    /** The version that the answer shows; 0 when it says that there is no such cart. */
    long version() {
        return switch (outcome) {
            case Outcome.Applied applied -> applied.cart().version().value();
            case Outcome.Unchanged unchanged -> unchanged.cart().version().value();
            case Outcome.Replayed replayed -> replayed.cart().version().value();
            case Outcome.Refused refused ->
                refused.cart().map(seen -> seen.version().value()).orElse(0L);
        };
    }

    boolean tookEffect() {
        return outcome instanceof Outcome.Applied || outcome instanceof Outcome.Replayed;
    }

    @Override
    public String toString() {
        return commandId + " on " + cart + ", sent at " + invoked + " ns, answered at " + answered + " ns with version "
                + version() + " as " + outcome.getClass().getSimpleName();
    }
}
