package dev.cartlog.local.broker;

import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.process.ChildProcess;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.process.JavaCommand;
import dev.cartlog.local.process.JvmFlags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A single-node Kafka broker in a child JVM, listening on the loopback interface only. */
public final class Broker {
    /** By name: its module is on the broker's class path and on nobody else's. */
    private static final String MAIN_CLASS = "dev.cartlog.broker.BrokerMain";

    /** How long a start may take on a slow machine. */
    public static final Duration START_DEADLINE = Duration.ofMinutes(2);

    private static final List<String> JVM_ARGUMENTS = List.of(
            "-Xms96m",
            "-Xmx320m",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-Dlog4j2.configurationFile=log4j2-broker.properties");

    private Broker() {}

    /**
     * What to start: writes the broker's properties beside its data, which stays between runs.
     *
     * @param directory the broker's own directory, created when missing
     * @param log where its output goes
     * @param port what clients connect to
     * @param controllerPort any free port
     */
    public static ChildSpec spec(Installation installation, Path directory, Path log, int port, int controllerPort) {
        return spec(
                installation, directory, log, new BrokerSettings(data(directory), port, controllerPort).properties());
    }

    /** The same with one more listener, for those who have a password. */
    public static ChildSpec spec(
            Installation installation,
            Path directory,
            Path log,
            int port,
            int controllerPort,
            SecuredListener secured) {
        Map<String, String> settings = new BrokerSettings(data(directory), port, controllerPort).properties();
        secured.addTo(settings);
        return spec(installation, directory, log, settings);
    }

    private static Path data(Path directory) {
        return directory.resolve("data").toAbsolutePath();
    }

    private static ChildSpec spec(Installation installation, Path directory, Path log, Map<String, String> settings) {
        Path properties = directory.resolve("server.properties").toAbsolutePath();
        write(properties, settings);
        JavaCommand command = new JavaCommand(
                JVM_ARGUMENTS,
                installation.brokerClassPath(),
                MAIN_CLASS,
                List.of(properties.toString(), data(directory).toString()));
        return new ChildSpec("kafka", command, Map.of(), log).withJvmArguments(JvmFlags.NATIVE_CODE_WANTED);
    }

    /**
     * Waits until the broker takes requests.
     *
     * @throws dev.cartlog.local.process.ChildFailedException when it does not
     */
    public static void awaitReady(ChildProcess broker, int port) throws InterruptedException {
        try (BrokerProbe probe = new BrokerProbe(port)) {
            broker.awaitReady(probe, START_DEADLINE);
        }
    }

    private static void write(Path file, Map<String, String> properties) {
        String text = properties.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
