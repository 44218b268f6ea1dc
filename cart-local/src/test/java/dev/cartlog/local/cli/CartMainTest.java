package dev.cartlog.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.run.RunFile;
import dev.cartlog.local.run.RunRecord;
import dev.cartlog.local.run.ServiceState;
import dev.cartlog.local.run.ServiceStatus;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CartMainTest {
    private final DataDirectory data;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    CartMainTest(@TempDir Path directory) {
        data = new DataDirectory(directory);
    }

    @Test
    void saysWhatWasProbablyMeant() throws Exception {
        assertThat(run("statsu")).isEqualTo(2);
        assertThat(err()).contains("There is no verb statsu. Did you mean status?");
        assertThat(run("token", "alice", "--flaw", "expird")).isEqualTo(2);
        assertThat(err()).contains("Did you mean expired?").contains("./cart token --help");
    }

    @Test
    void tellsThatNothingRuns() throws Exception {
        assertThat(run("status", "--json")).isZero();
        assertThat(out()).isEqualTo("[]\n");
        assertThat(run("down")).isZero();
        assertThat(out()).contains("Nothing is running.");
        assertThat(run("catalog", "put", "sku-1", "--price", "1", "--available", "1"))
                .isEqualTo(2);
        assertThat(err()).contains("Nothing is running. Start it with: ./cart up --detach");
    }

    @Test
    void tellsWhatItWaitsForWhileItStops() throws Exception {
        Process slow = new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; sleep 3").start();
        try (BufferedReader lines = slow.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("ready");
            long startedMs = slow.info().startInstant().orElseThrow().toEpochMilli();
            RunFile.write(
                    data,
                    new RunRecord(
                            slow.pid(),
                            startedMs,
                            true,
                            "http://127.0.0.1:1",
                            List.of(
                                    new ServiceStatus("identity", slow.pid(), 8083, ServiceState.READY),
                                    new ServiceStatus("shop", slow.pid(), 8080, ServiceState.READY))));
            assertThat(run("down")).isZero();
            assertThat(out())
                    .contains("identity, shop (process " + slow.pid() + "): 2 s")
                    .contains("Stopped. The data stay in " + data.root());
        } finally {
            slow.destroyForcibly();
        }
    }

    @Test
    void tellsWhatRuns() throws Exception {
        RunFile.write(
                data,
                RunRecord.ofThisProcess(
                        true,
                        "http://127.0.0.1:1",
                        List.of(new ServiceStatus("command", 42, 8081, ServiceState.READY))));
        assertThat(run("status", "--json")).isZero();
        assertThat(out()).isEqualTo("[{\"name\":\"command\",\"pid\":42,\"port\":8081,\"state\":\"READY\"}]\n");
    }

    @Test
    void aRecordWhoseLauncherIsGoneCountsForNothing() throws Exception {
        long pid = ProcessHandle.current().pid();
        RunFile.write(data, new RunRecord(pid, 1, true, "http://127.0.0.1:1", List.of()));
        assertThat(run("status")).isZero();
        assertThat(out()).contains("Nothing is running.");
    }

    @Test
    void printsATokenOfTheRunningPlatformsIssuer() throws Exception {
        RunFile.write(data, RunRecord.ofThisProcess(true, "http://127.0.0.1:12345", List.of()));
        assertThat(run("token", "alice")).isZero();
        String claims = new String(Base64.getUrlDecoder().decode(out().split("\\.", -1)[1]), StandardCharsets.UTF_8);
        assertThat(claims).contains("\"iss\":\"http://127.0.0.1:12345\"").contains("\"sub\":\"alice\"");
    }

    @Test
    void printsALog() throws Exception {
        assertThat(run("logs", "command")).isEqualTo(2);
        Files.createDirectories(data.log("command").getParent());
        Files.writeString(data.log("command"), "hello\n");
        assertThat(run("logs", "command")).isZero();
        assertThat(out()).isEqualTo("hello\n");
        assertThat(run("logs", "comand")).isEqualTo(2);
        assertThat(err()).contains("Did you mean command?");
    }

    @Test
    void namesATakenPortBeforeAnythingStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run(Map.of("CART_REGISTRY_PORT", port), "up")).isEqualTo(1);
            assertThat(err()).contains("Nothing was started").contains(port).contains("CART_REGISTRY_PORT");
            assertThat(data.runFile()).doesNotExist();
        }
    }

    @Test
    void refusesASecondPlatformOnTheSameData() throws Exception {
        RunFile.write(data, RunRecord.ofThisProcess(true, "http://127.0.0.1:1", List.of()));
        assertThat(run("up")).isEqualTo(1);
        assertThat(err()).contains("running already").contains("./cart down");
    }

    @Test
    void refusesNonsenseInOptions() throws Exception {
        assertThat(run("up", "--instances", "99")).isEqualTo(2);
        assertThat(err()).contains("--instances must be 1 to 8");
        assertThat(run("up", "now")).isEqualTo(2);
        assertThat(run("token")).isEqualTo(2);
        assertThat(run("catalog", "put", "sku-1", "--price", "1.5", "--available", "1"))
                .isEqualTo(2);
    }

    private int run(String... line) throws InterruptedException {
        return run(Map.of(), line);
    }

    private int run(Map<String, String> environment, String... line) throws InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.put(CliContext.DATA_VARIABLE, data.root().toString());
        CliContext context = new CliContext(all, new PrintStream(out, true, StandardCharsets.UTF_8));
        return CartMain.run(Arrays.asList(line), context, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
