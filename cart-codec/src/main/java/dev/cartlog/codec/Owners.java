package dev.cartlog.codec;

import dev.cartlog.domain.value.Owner;
import org.jspecify.annotations.Nullable;

/** An owner is a type and one of two fields. */
final class Owners {
    private Owners() {}

    static @Nullable String guestTokenHash(Owner owner) {
        return switch (owner) {
            case Owner.Guest guest -> guest.tokenHash();
            case Owner.Customer customer -> null;
        };
    }

    static @Nullable String customerId(Owner owner) {
        return switch (owner) {
            case Owner.Guest guest -> null;
            case Owner.Customer customer -> customer.customerId();
        };
    }

    static Owner toDomain(String type, @Nullable String guestTokenHash, @Nullable String customerId) {
        if (type.equals("GUEST") && guestTokenHash != null) {
            return new Owner.Guest(guestTokenHash);
        }
        if (type.equals("CUSTOMER") && customerId != null) {
            return new Owner.Customer(customerId);
        }
        throw new CodecException("An owner of type " + type + " without its field");
    }
}
