package dev.cartlog.acceptance.soak;

/** A shopper gave up: nobody could tell for very long what became of a request, or one was refused. */
final class AbandonedException extends Exception {
    private static final long serialVersionUID = 1;

    AbandonedException(String why) {
        super(why);
    }
}
