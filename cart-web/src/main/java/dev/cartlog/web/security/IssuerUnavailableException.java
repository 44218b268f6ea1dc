package dev.cartlog.web.security;

/** Access tokens cannot be checked: the issuer's keys are not known and cannot be fetched. */
public final class IssuerUnavailableException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    IssuerUnavailableException(Throwable cause) {
        super("the issuer's keys cannot be fetched", cause);
    }
}
