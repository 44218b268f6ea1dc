package dev.cartlog.domain.value;

/** To whom a cart belongs. */
public sealed interface Owner {
    /** As clients see it. */
    String type();

    /** @param tokenHash SHA-256 (hex) of the capability token; the token itself is never stored */
    record Guest(String tokenHash) implements Owner {
        @Override
        public String type() {
            return "GUEST";
        }
    }

    /** @param customerId the subject of the customer's access token */
    record Customer(String customerId) implements Owner {
        @Override
        public String type() {
            return "CUSTOMER";
        }
    }
}
