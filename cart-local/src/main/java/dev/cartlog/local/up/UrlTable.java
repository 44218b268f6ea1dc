package dev.cartlog.local.up;

import dev.cartlog.local.ports.PortName;
import dev.cartlog.local.ports.Ports;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of addresses that a person gets when everything is up. */
final class UrlTable {
    private UrlTable() {}

    static String of(Ports ports) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("shop, and both services on one origin", http(ports, PortName.SHOP));
        rows.put("command service (POST, PATCH, DELETE)", http(ports, PortName.COMMAND));
        rows.put("query service (GET)", http(ports, PortName.QUERY));
        rows.put("development identity provider", http(ports, PortName.IDENTITY));
        rows.put("schema registry", http(ports, PortName.REGISTRY) + "/apis/ccompat/v7");
        rows.put("Kafka bootstrap server", "127.0.0.1:" + ports.of(PortName.KAFKA));
        rows.put("command service health, metrics", http(ports, PortName.COMMAND_MANAGEMENT) + "/actuator");
        rows.put("query service health, metrics", http(ports, PortName.QUERY_MANAGEMENT) + "/actuator");
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        return rows.entrySet().stream()
                .map(row ->
                        "  " + row.getKey() + " ".repeat(width - row.getKey().length() + 3) + row.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String http(Ports ports, PortName name) {
        return "http://127.0.0.1:" + ports.of(name);
    }
}
