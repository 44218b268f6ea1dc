package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.demo.DemoMain;
import dev.cartlog.acceptance.history.HistoryChecker;
import dev.cartlog.acceptance.history.LogDump;
import dev.cartlog.acceptance.history.LoggedEvent;
import dev.cartlog.acceptance.platform.LocalPlatform;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.process.ChildProcess;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.process.JavaCommand;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tour as a process of its own: what it must be, every time, on whatever earlier tours left behind. */
@ExtendWith(SharedPlatform.class)
class DemoIT {
    private static final int DEADLINE_SECONDS = 300;

    @Test
    void passesAgainAndAgainAndAfterARestartWithAllHistoryKept(SharedPlatform.Handle platform) throws Exception {
        assertThat(demo(platform.now())).isZero();
        assertThat(demo(platform.now())).isZero();
        List<LoggedEvent> before = LogDump.of(platform.now().addresses());

        platform.stopAndStartAgain();

        assertThat(LogDump.of(platform.now().addresses())).containsAll(before);
        assertThat(demo(platform.now())).isZero();
        List<LoggedEvent> after = LogDump.of(platform.now().addresses());
        assertThat(after).hasSizeGreaterThan(before.size());
        assertThat(HistoryChecker.check(List.of(), after, 1))
                .describedAs("versions and hashes of every event of every kind, as an independent reader sees them")
                .isEmpty();
    }

    @Test
    void leavesNoProcessBehindWhenItStops(SharedPlatform.Handle platform) throws Exception {
        List<ProcessHandle> running = platform.now().processes();
        assertThat(running).hasSizeGreaterThan(4);

        platform.stopAndStartAgain();

        assertThat(running).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void saysWhatIsWrongAndEndsWithAnErrorWhereNothingRuns(SharedPlatform.Handle platform) throws Exception {
        assertThat(demo(platform.now(), Map.of("CART_COMMAND_PORT", "1"))).isEqualTo(1);
        assertThat(platform.now().data().root().resolve("demo.log"))
                .content()
                .contains("Is it running? ./cart status tells, ./cart up starts it.");
    }

    private static int demo(LocalPlatform platform) throws Exception {
        return demo(platform, Map.of());
    }

    private static int demo(LocalPlatform platform, Map<String, String> overrides) throws Exception {
        Map<String, String> environment = platform.environment();
        environment.putAll(overrides);
        JavaCommand command = new JavaCommand(
                List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Installation.locate().programClassPath("cart-acceptance"),
                DemoMain.class.getName(),
                List.of("--plain"));
        ChildProcess child = ChildProcess.start(new ChildSpec(
                "demo", command, environment, platform.data().root().resolve("demo.log")));
        try {
            ProcessHandle.of(child.pid())
                    .ifPresent(process -> process.onExit()
                            .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
                            .join());
            int code = child.awaitExit();
            System.out.println(code == 0 ? "the demo passed" : child.describeLog());
            return code;
        } finally {
            child.kill();
        }
    }
}
