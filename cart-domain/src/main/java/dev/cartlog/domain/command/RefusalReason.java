package dev.cartlog.domain.command;

/** Every reason for which a cart refuses; the HTTP edge gives each its status and its page. */
public enum RefusalReason {
    CART_NOT_FOUND,
    LINE_NOT_FOUND,
    MERGE_NOT_FOUND,
    CART_MERGING,
    CART_MERGED,
    CART_CHECKED_OUT,
    CART_ORDERED,
    CART_EXPIRED,
    CART_SAVED,
    CART_ALREADY_MERGED,
    MERGE_ALREADY_DECIDED,
    CART_NOT_GUEST,
    VERSION_MISMATCH,
    PRECONDITION_REQUIRED,
    UNKNOWN_SKU,
    ITEM_NOT_AVAILABLE,
    INSUFFICIENT_STOCK,
    QUANTITY_BELOW_LIMIT,
    QUANTITY_ABOVE_LIMIT,
    LINE_LIMIT,
    PRICE_NOT_FOUND,
    CART_EMPTY,
    IDEMPOTENCY_KEY_REUSED,
    /** A step that came too late: its attempt was given up, or its checkout is not the current one. Never seen by clients. */
    OUTDATED_STEP
}
