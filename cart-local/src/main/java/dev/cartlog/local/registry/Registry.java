package dev.cartlog.local.registry;

import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.process.ChildProcess;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.process.HttpProbe;
import dev.cartlog.local.process.JavaCommand;
import dev.cartlog.local.process.JvmFlags;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An Apicurio schema registry in a child JVM, its schemas in a file that stays between runs. */
public final class Registry {
    /** How long a start may take on a slow machine. */
    public static final Duration START_DEADLINE = Duration.ofMinutes(2);

    private Registry() {}

    /**
     * What to start.
     *
     * @param directory the registry's own directory
     * @param log where its output goes
     * @param port what clients connect to
     * @param managementPort any free port: its health and metrics
     */
    public static ChildSpec spec(Installation installation, Path directory, Path log, int port, int managementPort) {
        List<String> jvmArguments = List.of(
                "-Xms64m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + managementPort,
                "-Dquarkus.log.level=WARN",
                // Twenty connections at start are for a server with many users.
                "-Dapicurio.datasource.jdbc.initial-size=2",
                "-Dapicurio.datasource.jdbc.min-size=2",
                "-Dapicurio.datasource.jdbc.max-size=10",
                "-Dapicurio.datasource.url=jdbc:h2:file:"
                        + directory.resolve("registry").toAbsolutePath());
        JavaCommand command = new JavaCommand(
                jvmArguments, classPath(installation), "io.quarkus.bootstrap.runner.QuarkusEntryPoint", List.of());
        return new ChildSpec("registry", command, Map.of(), log)
                .withJvmArguments(JvmFlags.QUICK_COMPILER_ONLY)
                .withJvmArguments(JvmFlags.NATIVE_CODE_WANTED);
    }

    /** Its starter, which finds the rest by itself; on a leash. */
    public static List<Path> classPath(Installation installation) {
        return List.of(installation.registryDirectory().resolve("quarkus-run.jar"), installation.leashClassPath());
    }

    /** The base URL that Confluent's clients and ours take. */
    public static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    }

    /**
     * Waits until the registry answers.
     *
     * @throws dev.cartlog.local.process.ChildFailedException when it does not
     */
    public static void awaitReady(ChildProcess registry, int port) throws InterruptedException {
        registry.awaitReady(new HttpProbe(URI.create(url(port) + "/subjects")), START_DEADLINE);
    }
}
