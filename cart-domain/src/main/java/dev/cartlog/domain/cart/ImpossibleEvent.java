package dev.cartlog.domain.cart;

/** The log contradicts itself: an event that no decision can have produced. Whoever folds must stop, not guess. */
public final class ImpossibleEvent extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public ImpossibleEvent(String message) {
        super(message);
    }
}
