package dev.cartlog.local.up;

import dev.cartlog.local.broker.Broker;
import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.layout.StartArchives;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.ports.PortName;
import dev.cartlog.local.ports.Ports;
import dev.cartlog.local.process.JvmFlags;
import dev.cartlog.local.registry.Registry;

/** Makes the supervisors of what is not ours: the broker and the schema registry. */
record Infrastructure(
        Installation installation,
        DataDirectory data,
        Ports ports,
        FreePorts free,
        Console console,
        Runnable onChange) {
    private static final String BROKER = "kafka";
    private static final String REGISTRY = "registry";

    Supervisor broker() {
        int port = ports.of(PortName.KAFKA);
        return new Supervisor(
                Broker.spec(installation, data.broker(), data.log(BROKER), port, free.next())
                        .withJvmArguments(JvmFlags.LATE_OPTIMISATION)
                        .withJvmArguments(archives().jvmArguments(BROKER, installation.brokerClassPath())),
                port,
                child -> Broker.awaitReady(child, port),
                console,
                onChange);
    }

    Supervisor registry() {
        int port = ports.of(PortName.REGISTRY);
        return new Supervisor(
                Registry.spec(installation, data.registry(), data.log(REGISTRY), port, free.next())
                        .withJvmArguments(archives().jvmArguments(REGISTRY, Registry.classPath(installation))),
                port,
                child -> Registry.awaitReady(child, port),
                console,
                onChange);
    }

    private StartArchives archives() {
        return StartArchives.of(installation, data);
    }
}
