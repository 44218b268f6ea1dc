package dev.cartlog.acceptance.platform;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.local.cli.CartMain;
import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.ports.PortName;
import dev.cartlog.local.ports.Ports;
import dev.cartlog.local.process.ChildProcess;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.process.JavaCommand;
import dev.cartlog.local.run.RunFile;
import dev.cartlog.local.run.RunRecord;
import dev.cartlog.local.run.ServiceState;
import dev.cartlog.local.run.ServiceStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ./cart up} starts, on free ports and a directory of its own: the launcher as a child of this process, the
 * services as children of the launcher. Everything ends when this process does.
 */
public final class LocalPlatform implements AutoCloseable {
    private static final Duration START_DEADLINE = Duration.ofMinutes(4);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(90);

    private final DataDirectory data;
    private final Map<String, String> environment;
    private final Addresses addresses;
    private final ChildProcess launcher;

    private LocalPlatform(DataDirectory data, Map<String, String> environment, List<String> options) {
        this.data = data;
        this.environment = environment;
        this.addresses = new Addresses(Ports.from(environment));
        List<String> arguments =
                new ArrayList<>(List.of("up", "--data", data.root().toString()));
        arguments.addAll(options);
        JavaCommand command = new JavaCommand(
                List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Installation.locate().localClassPath(),
                CartMain.class.getName(),
                arguments);
        this.launcher = ChildProcess.start(
                new ChildSpec("launcher", command, environment, data.root().resolve("launcher.log")));
    }

    /**
     * Starts one on free ports and waits until all of it is ready.
     *
     * @param directory where data and logs go
     * @param extra environment for the launcher and everything it starts
     * @param options of {@code ./cart up}, such as {@code --instances 3}
     * @throws dev.cartlog.local.process.ChildFailedException when it does not become ready; carries the launcher's log
     */
    public static LocalPlatform start(Path directory, Map<String, String> extra, String... options)
            throws InterruptedException {
        Map<String, String> environment = new HashMap<>(extra);
        FreePorts free = new FreePorts();
        for (PortName name : PortName.values()) {
            environment.put(name.variable(), Integer.toString(free.next()));
        }
        return new LocalPlatform(new DataDirectory(directory.toAbsolutePath()), environment, List.of(options))
                .awaitReady();
    }

    /** Starts it again, on the same ports and data, after {@link #close}. */
    public LocalPlatform startAgain(String... options) throws InterruptedException {
        return new LocalPlatform(data, environment, List.of(options)).awaitReady();
    }

    private LocalPlatform awaitReady() throws InterruptedException {
        try {
            launcher.awaitReady(() -> run().map(RunRecord::ready).orElse(false), START_DEADLINE);
            return this;
        } catch (RuntimeException | InterruptedException e) {
            launcher.kill();
            throw e;
        }
    }

    private Optional<RunRecord> run() {
        return RunFile.running(data).filter(run -> run.launcherPid() == launcher.pid());
    }

    /** Where it answers. */
    public Addresses addresses() {
        return addresses;
    }

    /** The environment that makes other programs of ours use these ports and this data. */
    public Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(environment);
        all.put("CART_DATA", data.root().toString());
        return all;
    }

    /** Its data directory. */
    public DataDirectory data() {
        return data;
    }

    /**
     * How a part is doing now, by the launcher's own account.
     *
     * @throws IllegalStateException when there is no such part or the launcher is gone
     */
    public ServiceStatus service(String name) {
        return run().stream()
                .flatMap(run -> run.services().stream())
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no " + name + " in " + run().map(RunRecord::services).orElse(List.of())));
    }

    /** Ends a part's JVM as SIGKILL does; the launcher starts it again. Returns the process id that is gone. */
    public long kill(String name) throws InterruptedException {
        long pid = service(name).pid();
        ProcessHandle process = ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException(name + " (" + pid + ") is not running"));
        process.destroyForcibly();
        process.onExit().join();
        return pid;
    }

    /** Waits until a part runs in another process than this one and is ready. */
    public void awaitRestarted(String name, long formerPid) throws InterruptedException {
        launcher.awaitReady(
                () -> {
                    ServiceStatus now = service(name);
                    return now.pid() != formerPid && now.state() == ServiceState.READY;
                },
                START_DEADLINE);
    }

    /** The processes that belong to it. */
    public List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>();
        ProcessHandle.of(launcher.pid()).ifPresent(process -> {
            process.descendants().forEach(all::add);
            all.add(process);
        });
        return all;
    }

    /** Stops it as {@code ./cart down} does and waits until it is gone. The data stay. */
    @Override
    public void close() {
        try {
            launcher.stop(STOP_DEADLINE);
        } catch (InterruptedException e) {
            // Leaving now is safe: it ends when this process does.
            Thread.currentThread().interrupt();
        }
    }
}
