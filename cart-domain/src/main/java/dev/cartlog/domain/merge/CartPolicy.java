package dev.cartlog.domain.merge;

/** Whose lines take part in a merge. */
public enum CartPolicy {
    /** Both carts' lines. */
    MERGE,
    /** The customer's lines go first; they are reported as dropped. */
    USE_GUEST,
    /** The guest's lines stay behind. */
    USE_CUSTOMER,
    /** {@link #USE_GUEST} when the customer's cart has no lines, else {@link #USE_CUSTOMER}. */
    USE_GUEST_IF_CUSTOMER_EMPTY
}
