package dev.cartlog.local.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be wrong with a token on purpose, to show that services refuse it. */
public enum Flaw {
    /** Nothing. */
    NONE,
    /** Its time is over. */
    EXPIRED,
    /** Meant for another service. */
    AUDIENCE,
    /** From another issuer. */
    ISSUER;

    /** The flaw with this lower-case name, except {@link #NONE}. */
    public static Optional<Flaw> named(String name) {
        return Arrays.stream(values())
                .filter(flaw -> flaw != NONE && flaw.optionName().equals(name))
                .findFirst();
    }

    /** Its name on the command line. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
