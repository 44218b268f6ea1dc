package dev.cartlog.web.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A {@link Caller} inside Spring Security. Holds no credential. */
final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    Caller caller() {
        return caller;
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
