package dev.cartlog.command.merge;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.Optional;
import java.util.UUID;

/** Carts that a customer shopped with before the current one: a merge may lie in one of them. */
final class EarlierCarts {
    /** So many of the newest are looked through. A merge can be undone for half an hour, so older ones do not matter. */
    static final int CARTS_MAX = 8;

    private final Steps steps;
    private final RoutingKey key;
    private final Principal customer;

    EarlierCarts(Steps steps, RoutingKey key, String customerId) {
        this.steps = steps;
        this.key = key;
        this.customer = new Principal.Customer(customerId);
    }

    /** The newest cart that knows the merge. */
    Optional<Cart> holding(UUID mergeId) throws StepUndecided {
        long newest = newest();
        for (long n = newest; n > Math.max(0, newest - CARTS_MAX); n--) {
            Optional<Cart> holder = look(n).filter(cart -> cart.merge(mergeId).isPresent());
            if (holder.isPresent()) {
                return holder;
            }
        }
        return Optional.empty();
    }

    /** Carts are numbered from 1 without a gap, so the last one is found by doubling and halving; 0 when there is none. */
    private long newest() throws StepUndecided {
        long absent = 1;
        while (look(absent).isPresent()) {
            absent *= 2;
        }
        long present = absent / 2;
        while (absent - present > 1) {
            long between = (present + absent) / 2;
            if (look(between).isPresent()) {
                present = between;
            } else {
                absent = between;
            }
        }
        return present;
    }

    private Optional<Cart> look(long n) throws StepUndecided {
        Outcome outcome = steps.look(new Target.Exactly(new CartId(key, n)), customer);
        return outcome instanceof Outcome.Unchanged found ? Optional.of(found.cart()) : Optional.empty();
    }
}
