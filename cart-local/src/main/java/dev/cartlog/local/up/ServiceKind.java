package dev.cartlog.local.up;

import dev.cartlog.local.ports.PortName;
import java.util.Locale;

/** The two services of ours. */
enum ServiceKind {
    COMMAND(
            "cart-command-service",
            "dev.cartlog.command.CommandServiceApplication",
            PortName.COMMAND,
            PortName.COMMAND_MANAGEMENT),
    QUERY("cart-query-service", "dev.cartlog.query.QueryServiceApplication", PortName.QUERY, PortName.QUERY_MANAGEMENT);

    private final String module;
    private final String mainClass;
    private final PortName port;
    private final PortName managementPort;

    ServiceKind(String module, String mainClass, PortName port, PortName managementPort) {
        this.module = module;
        this.mainClass = mainClass;
        this.port = port;
        this.managementPort = managementPort;
    }

    String module() {
        return module;
    }

    String mainClass() {
        return mainClass;
    }

    PortName port() {
        return port;
    }

    PortName managementPort() {
        return managementPort;
    }

    /** The first instance has the service's own name, the others a number. */
    String instanceName(int number) {
        String name = name().toLowerCase(Locale.ROOT);
        return number == 1 ? name : name + "-" + number;
    }
}
