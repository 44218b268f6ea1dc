package dev.cartlog.examples.orders;

import java.net.URI;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What an installation decides, taken from environment variables.
 *
 * @param bootstrapServers {@code CART_KAFKA_BOOTSTRAP_SERVERS}
 * @param registryUrl {@code CART_REGISTRY_URL}: what {@code /subjects} is appended to
 * @param group {@code ORDERS_GROUP}: instances with the same one share the work
 * @param instance {@code ORDERS_INSTANCE}: tells instances apart; one that starts with the name of another takes its place
 * @param subtotalMaxMinor {@code ORDERS_SUBTOTAL_MAX_MINOR}: checkouts above it are rejected; not set, none is
 */
record OrderServiceConfig(
        String bootstrapServers, URI registryUrl, String group, String instance, OptionalLong subtotalMaxMinor) {

    /** @throws IllegalArgumentException naming the variable that is missing or makes no sense */
    static OrderServiceConfig from(Map<String, String> environment) {
        return new OrderServiceConfig(
                required(environment, "CART_KAFKA_BOOTSTRAP_SERVERS"),
                URI.create(required(environment, "CART_REGISTRY_URL")),
                environment.getOrDefault("ORDERS_GROUP", "order-service"),
                environment.getOrDefault("ORDERS_INSTANCE", "0"),
                amount(environment, "ORDERS_SUBTOTAL_MAX_MINOR"));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The environment variable " + name + " is not set.");
        }
        return value;
    }

    private static OptionalLong amount(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The environment variable " + name + " must be an amount in the smallest unit, not " + value + ".",
                    e);
        }
    }
}
