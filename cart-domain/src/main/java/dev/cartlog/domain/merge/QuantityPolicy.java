package dev.cartlog.domain.merge;

import dev.cartlog.domain.value.Quantity;

/** What decides when both carts hold the same line. */
public enum QuantityPolicy {
    /** The larger one: idempotent, commutative and associative, so retries and the order of sign-ins do not matter. */
    MAX,
    SUM,
    CUSTOMER,
    GUEST;

    Quantity combine(Quantity customer, Quantity guest) {
        return switch (this) {
            case MAX -> customer.compareTo(guest) >= 0 ? customer : guest;
            case SUM -> Quantity.of(Math.min(Integer.MAX_VALUE, (long) customer.pieces() + guest.pieces()));
            case CUSTOMER -> customer;
            case GUEST -> guest;
        };
    }
}
