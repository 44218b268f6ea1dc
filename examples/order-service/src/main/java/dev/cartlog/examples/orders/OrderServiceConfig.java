package dev.cartlog.examples.orders;

import dev.cartlog.events.kafka.KafkaConnection;
import java.net.URI;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What an installation decides, taken from environment variables.
 *
 * @param kafka {@code CART_KAFKA_BOOTSTRAP_SERVERS} and, where Kafka asks who it is, {@code CART_KAFKA_CLIENT_CONFIG}
 * @param registryUrl {@code CART_REGISTRY_URL}: what {@code /subjects} is appended to
 * @param group {@code ORDERS_GROUP}: instances with the same one share the work
 * @param instance {@code ORDERS_INSTANCE}: tells instances apart; one that starts with the name of another takes its place
 * @param subtotalMaxMinor {@code ORDERS_SUBTOTAL_MAX_MINOR}: checkouts above it are rejected; not set, none is
 */
record OrderServiceConfig(
        KafkaConnection kafka, URI registryUrl, String group, String instance, OptionalLong subtotalMaxMinor) {

    /** @throws IllegalArgumentException naming the variable that is missing or makes no sense */
    static OrderServiceConfig from(Map<String, String> environment) {
        return new OrderServiceConfig(
                KafkaConnection.from(environment),
                registry(environment),
                environment.getOrDefault("ORDERS_GROUP", "order-service"),
                environment.getOrDefault("ORDERS_INSTANCE", "0"),
                amount(environment, "ORDERS_SUBTOTAL_MAX_MINOR"));
    }

    private static URI registry(Map<String, String> environment) {
        String url = environment.getOrDefault("CART_REGISTRY_URL", "");
        if (url.isBlank()) {
            throw new IllegalArgumentException("The environment variable CART_REGISTRY_URL is not set.");
        }
        return URI.create(url);
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
