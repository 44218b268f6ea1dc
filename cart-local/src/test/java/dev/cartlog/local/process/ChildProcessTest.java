package dev.cartlog.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildProcessTest {
    private final Path log;

    ChildProcessTest(@TempDir Path directory) {
        log = directory.resolve("logs/child.log");
    }

    /** Prints its arguments and what it finds in the environment, then waits for ever. */
    static final class Sleeper {
        private Sleeper() {}

        public static void main(String[] args) throws InterruptedException {
            System.out.println("hello " + String.join(",", args) + " " + System.getenv("CART_TEST"));
            Thread.sleep(Duration.ofDays(1));
        }
    }

    /** Starts a sleeper of its own, tells its pid, and waits to be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] args) throws InterruptedException {
            ChildProcess child = ChildProcess.start(spec("grandchild", Sleeper.class, Path.of(args[0]), List.of()));
            System.out.println("pid " + child.pid());
            child.awaitExit();
        }
    }

    @Test
    void startsWithArgumentsAndEnvironmentAndStops() throws Exception {
        ChildProcess child = ChildProcess.start(spec("sleeper", Sleeper.class, log, List.of("a", "b c")));
        child.awaitReady(() -> read().contains("hello a,b c yes"), Duration.ofSeconds(30));
        assertThat(child.isAlive()).isTrue();
        child.stop(Duration.ofSeconds(20));
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void tellsWhyAChildDiedWhileStarting() {
        ChildProcess child = ChildProcess.start(new ChildSpec(
                "broken", new JavaCommand(List.of(), classPath(), "no.such.Main", List.of()), Map.of(), log));
        assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofSeconds(30)))
                .isInstanceOf(ChildFailedException.class)
                .hasMessageContaining("broken ended with code 1")
                .hasMessageContaining("no.such.Main");
    }

    @Test
    void givesUpOnAChildThatIsNeverReady() throws Exception {
        ChildProcess child = ChildProcess.start(spec("slow", Sleeper.class, log, List.of()));
        assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofMillis(100)))
                .isInstanceOf(ChildFailedException.class)
                .hasMessageContaining("not ready");
        child.kill();
    }

    @Test
    void aChildEndsWhenItsParentIsKilled(@TempDir Path directory) throws Exception {
        Path grandchildLog = directory.resolve("grandchild.log");
        ChildProcess parent = ChildProcess.start(spec("parent", Parent.class, log, List.of(grandchildLog.toString())));
        parent.awaitReady(() -> read().contains("pid "), Duration.ofSeconds(30));
        ProcessHandle grandchild = ProcessHandle.of(Long.parseLong(read().lines()
                        .filter(line -> line.startsWith("pid "))
                        .findFirst()
                        .orElseThrow()
                        .substring(4)))
                .orElseThrow();
        parent.kill();
        grandchild.onExit().get(20, TimeUnit.SECONDS);
        assertThat(grandchild.isAlive()).isFalse();
    }

    private static ChildSpec spec(String name, Class<?> main, Path log, List<String> arguments) {
        return new ChildSpec(
                name,
                new JavaCommand(List.of("-Xmx32m"), classPath(), main.getName(), arguments),
                Map.of("CART_TEST", "yes"),
                log);
    }

    private static List<Path> classPath() {
        return List.of(
                Path.of("target/classes").toAbsolutePath(),
                Path.of("target/test-classes").toAbsolutePath());
    }

    private String read() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
