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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code ./cart up} starts, on free ports and a directory of its own: the launcher as a child of this process, the
 * services as children of the launcher. Everything ends when this process does.
 */
public final class LocalPlatform implements AutoCloseable {
    private static final Duration START_DEADLINE = Duration.ofMinutes(10);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(90);

    private static final int LOG_TAIL_LINES = 30;
    private static final int LOG_LINE_CHARS_MAX = 1_000;

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
        return launch(directory, extra, options).awaitReady();
    }

    /** The same without waiting: {@link #awaitReady} does. */
    public static LocalPlatform launch(Path directory, Map<String, String> extra, String... options) {
        Map<String, String> environment = new HashMap<>(extra);
        FreePorts free = new FreePorts();
        for (PortName name : PortName.values()) {
            environment.put(name.variable(), Integer.toString(free.next()));
        }
        return new LocalPlatform(new DataDirectory(directory.toAbsolutePath()), environment, List.of(options));
    }

    /** Starts it again, on the same ports and data, after {@link #close}. */
    public LocalPlatform startAgain(String... options) throws InterruptedException {
        return new LocalPlatform(data, environment, List.of(options)).awaitReady();
    }

    /** Waits until all of it is ready; ends it when that does not come about. */
    public LocalPlatform awaitReady() throws InterruptedException {
        try {
            launcher.awaitReady(() -> run().map(RunRecord::ready).orElse(false), START_DEADLINE);
            return this;
        } catch (RuntimeException e) {
            // What the parts said is gone from sight with the test run; the launcher's own log rarely says why.
            System.out.println(describe());
            launcher.kill();
            throw e;
        } catch (InterruptedException e) {
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

    /** Asks a part's JVM to end, as {@code ./cart restart} does. Returns the process id that will be gone. */
    public long terminate(String name) {
        long pid = service(name).pid();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        return pid;
    }

    /** Restarts a part and waits until it is ready again. */
    public void restart(String name) throws InterruptedException {
        awaitRestarted(name, terminate(name));
    }

    /** True while the launcher runs and everything it started is ready. */
    public boolean isWhole() {
        return run().filter(RunRecord::ready)
                .filter(run -> run.services().stream().allMatch(service -> service.state() == ServiceState.READY))
                .isPresent();
    }

    /** How every part is doing and what it printed last, for people. */
    public String describe() {
        StringBuilder text = new StringBuilder("The platform in " + data.root() + ": "
                + run().map(run -> run.services().toString()).orElse("no launcher runs"));
        text.append('\n').append(tail(data.root().resolve("launcher.log")));
        data.logNames().stream()
                .filter(name -> !name.endsWith(".previous"))
                .forEach(name -> text.append('\n').append(tail(data.log(name))));
        return text.toString();
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> last = lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size());
            return "--- the end of " + log + "\n"
                    + last.stream()
                            .map(line -> line.substring(0, Math.min(line.length(), LOG_LINE_CHARS_MAX)))
                            .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "--- " + log + " cannot be read: " + e;
        }
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
