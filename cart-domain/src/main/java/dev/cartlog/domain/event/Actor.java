package dev.cartlog.domain.event;

/**
 * Who caused an event.
 *
 * @param id a guest's cart id, a customer's token subject, or the name of a part of this service; never a person's name
 */
public record Actor(Type type, String id) {
    /** The kinds of actor. */
    public enum Type {
        GUEST,
        CUSTOMER,
        SYSTEM
    }
}
