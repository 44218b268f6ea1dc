package dev.cartlog.domain.upkeep;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.CartOutline;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.value.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How long a shop lets things lie. All times count from the events themselves, so every owner of a cart comes to the same
 * result, however often the cart moved.
 *
 * @param guestIdle after which an untouched guest's cart expires
 * @param customerIdle after which an untouched customer's cart expires
 * @param checkoutUnanswered after which a checkout is given back to the customer
 * @param mergeUnfinished after which a merge is taken to be abandoned by whoever began it; longer than a run may take
 */
public record Deadlines(
        Duration guestIdle, Duration customerIdle, Duration checkoutUnanswered, Duration mergeUnfinished) {
    public static final Deadlines STANDARD =
            new Deadlines(Duration.ofDays(30), Duration.ofDays(365), Duration.ofHours(24), Duration.ofSeconds(15));

    public Deadlines {
        if (Stream.of(guestIdle, customerIdle, checkoutUnanswered, mergeUnfinished)
                .anyMatch(d -> !d.isPositive())) {
            throw new IllegalArgumentException("a deadline without any time would hit carts that are in use");
        }
    }

    /** Everything that will be due on the cart if nothing else happens to it, the earliest first. */
    public List<Due> of(Cart cart) {
        return all(cart.outline()).sorted(Comparator.comparing(Due::at)).toList();
    }

    private Stream<Due> all(CartOutline cart) {
        Stream<Due> merges = cart.merges().values().stream().flatMap(merge -> ofMerge(merge, cart).stream());
        return Stream.concat(ofPhase(cart).stream(), merges);
    }

    /** What of it is due by now, the earliest first. */
    public List<Due> due(Cart cart, Instant now) {
        return of(cart).stream().filter(due -> !due.at().isAfter(now)).toList();
    }

    /** When the first of it is due, in milliseconds since 1970; empty for a cart that needs nothing any more. */
    public OptionalLong nextMillis(CartOutline cart) {
        return all(cart).mapToLong(due -> due.at().toEpochMilli()).min();
    }

    private Optional<Due> ofPhase(CartOutline cart) {
        return switch (cart.phase()) {
            case Phase.Active p ->
                Optional.of(new Due.Idle(cart.updatedAt().plus(idleMax(cart.owner())), cart.updatedAt()));
            case Phase.CheckedOut p ->
                Optional.of(new Due.CheckoutUnanswered(p.since().plus(checkoutUnanswered), p.checkoutId()));
            // Nothing but a step of its merge can happen to a claimed cart, so the last event is the claim.
            case Phase.Merging p ->
                Optional.of(new Due.ClaimUnfinished(
                        cart.updatedAt().plus(mergeUnfinished), p.mergeId(), p.attempt(), p.customerCartId()));
            case Phase.Merged p -> Optional.empty();
            case Phase.Ordered p -> Optional.empty();
            case Phase.Expired p -> Optional.empty();
            case Phase.Saved p -> Optional.empty();
        };
    }

    private Duration idleMax(Owner owner) {
        return switch (owner) {
            case Owner.Guest guest -> guestIdle;
            case Owner.Customer customer -> customerIdle;
        };
    }

    private Optional<Due> ofMerge(Merge merge, CartOutline cart) {
        Instant at = merge.since().orElse(cart.updatedAt()).plus(mergeUnfinished);
        return switch (merge.status()) {
            case REQUESTED, CLAIMED -> Optional.of(new Due.MergeUnfinished(at, merge.mergeId()));
            // The saved cart is another cart of the same customer; this one cannot tell whether it was written.
            case REVERTED ->
                merge.isDetailed()
                        ? merge.savedCartId().map(saved -> new Due.SaveUnconfirmed(at, merge.mergeId(), saved))
                        : Optional.empty();
            case COMPLETED, REJECTED, PREVIEW -> Optional.empty();
        };
    }
}
