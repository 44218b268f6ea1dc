package dev.cartlog.acceptance.http;

import dev.cartlog.local.ports.PortName;
import dev.cartlog.local.ports.Ports;
import java.net.URI;

/**
 * Where a local platform answers.
 *
 * @param ports of the platform
 */
public record Addresses(Ports ports) {
    /** The gateway: every request, to whichever instance. */
    public URI shop() {
        return http(PortName.SHOP);
    }

    /** Takes everything that is not a GET. */
    public URI command() {
        return http(PortName.COMMAND);
    }

    /** Takes every GET. */
    public URI query() {
        return http(PortName.QUERY);
    }

    /** Gives out tokens. */
    public URI identity() {
        return http(PortName.IDENTITY);
    }

    /** The schema registry, with the path that Confluent's clients take. */
    public URI registry() {
        return URI.create(http(PortName.REGISTRY) + "/apis/ccompat/v7");
    }

    /** The broker, for Kafka clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.of(PortName.KAFKA);
    }

    private URI http(PortName name) {
        return URI.create("http://127.0.0.1:" + ports.of(name));
    }
}
