package dev.cartlog.web.problem;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.command.Refusal;
import dev.cartlog.domain.command.RefusalReason;
import java.util.Optional;
import java.util.function.Function;

/** What the domain's refusals are at HTTP. */
public final class Refusals {
    private static final int CONFLICT = 409;

    private Refusals() {}

    /**
     * @param cart the cart as the sender may see it
     * @param document writes it as JSON; only called when the body carries the cart
     */
    public static Problem problem(Refusal refusal, Optional<Cart> cart, Function<Cart, String> document) {
        ProblemType type = type(refusal.reason());
        Problem problem = Problem.of(type, refusal.detail())
                .with(refusal.errors().stream().map(Refusals::error).toList());
        return cart.map(known -> {
                    Optional<String> body = carriesCart(type) ? Optional.of(document.apply(known)) : Optional.empty();
                    return problem.onCart(known.version().value(), body);
                })
                .orElse(problem);
    }

    private static boolean carriesCart(ProblemType type) {
        return type == ProblemType.VERSION_MISMATCH || type.status() == CONFLICT;
    }

    private static Problem.FieldError error(Refusal.FieldError error) {
        return new Problem.FieldError(
                error.pointer(), type(error.reason()), error.lineId(), error.requested(), error.allowed());
    }

    /** The problem that a reason is answered with. */
    public static ProblemType type(RefusalReason reason) {
        return switch (reason) {
            case CART_NOT_FOUND -> ProblemType.CART_NOT_FOUND;
            case LINE_NOT_FOUND -> ProblemType.LINE_NOT_FOUND;
            case MERGE_NOT_FOUND -> ProblemType.MERGE_NOT_FOUND;
            case CART_MERGING -> ProblemType.CART_MERGING;
            case CART_MERGED -> ProblemType.CART_MERGED;
            case CART_CHECKED_OUT -> ProblemType.CART_CHECKED_OUT;
            case CART_ORDERED -> ProblemType.CART_ORDERED;
            case CART_EXPIRED -> ProblemType.CART_EXPIRED;
            case CART_SAVED -> ProblemType.CART_SAVED;
            case CART_ALREADY_MERGED -> ProblemType.CART_ALREADY_MERGED;
            case MERGE_ALREADY_DECIDED -> ProblemType.MERGE_ALREADY_DECIDED;
            case CART_NOT_GUEST -> ProblemType.CART_NOT_GUEST;
            case VERSION_MISMATCH -> ProblemType.VERSION_MISMATCH;
            case PRECONDITION_REQUIRED -> ProblemType.PRECONDITION_REQUIRED;
            case UNKNOWN_SKU -> ProblemType.UNKNOWN_SKU;
            case ITEM_NOT_AVAILABLE -> ProblemType.ITEM_NOT_AVAILABLE;
            case INSUFFICIENT_STOCK -> ProblemType.INSUFFICIENT_STOCK;
            case QUANTITY_BELOW_LIMIT -> ProblemType.QUANTITY_BELOW_LIMIT;
            case QUANTITY_ABOVE_LIMIT -> ProblemType.QUANTITY_ABOVE_LIMIT;
            case LINE_LIMIT -> ProblemType.LINE_LIMIT;
            case PRICE_NOT_FOUND -> ProblemType.PRICE_NOT_FOUND;
            case CART_EMPTY -> ProblemType.CART_EMPTY;
            case IDEMPOTENCY_KEY_REUSED -> ProblemType.IDEMPOTENCY_KEY_REUSED;
            // Only the service's own steps come too late; one that reaches a client is a defect.
            case OUTDATED_STEP -> ProblemType.INTERNAL_ERROR;
        };
    }
}
