package dev.cartlog.domain.cart;

import dev.cartlog.domain.value.CartId;
import java.time.Instant;
import java.util.UUID;

/** Where a cart is in its life. What a phase does not offer cannot be done in it. */
public sealed interface Phase {
    /** The cart's {@code status}. */
    String status();

    /** Open for changes. */
    record Active() implements Phase {
        @Override
        public String status() {
            return "ACTIVE";
        }
    }

    /** A guest's cart whose lines are on their way into a customer's cart. */
    record Merging(UUID mergeId, int attempt, CartId customerCartId) implements Phase {
        @Override
        public String status() {
            return "MERGING";
        }
    }

    /** A guest's cart whose lines live on in a customer's cart. Terminal. */
    record Merged(UUID mergeId, CartId customerCartId) implements Phase {
        @Override
        public String status() {
            return "MERGED";
        }
    }

    /** Frozen until the order service answers. */
    record CheckedOut(UUID checkoutId, Instant since) implements Phase {
        @Override
        public String status() {
            return "CHECKED_OUT";
        }
    }

    /** Terminal. */
    record Ordered(UUID checkoutId, String orderId) implements Phase {
        @Override
        public String status() {
            return "ORDERED";
        }
    }

    /** Terminal. */
    record Expired(Instant idleSince) implements Phase {
        @Override
        public String status() {
            return "EXPIRED";
        }
    }

    /** What a reverted merge gave back: to be read, not changed. */
    record Saved(UUID mergeId) implements Phase {
        @Override
        public String status() {
            return "SAVED";
        }
    }

    /** Whether this is the cart that a customer shops with; a checked-out cart may still be given back. */
    default boolean isCurrent() {
        return switch (this) {
            case Active a -> true;
            case Merging m -> true;
            case CheckedOut c -> true;
            case Merged m -> false;
            case Ordered o -> false;
            case Expired e -> false;
            case Saved s -> false;
        };
    }
}
