package dev.cartlog.acceptance.platform;

import dev.cartlog.local.process.ChildProcess;
import dev.cartlog.local.process.ChildSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A service of ours as a child of this process, and what its management port tells of it. */
public final class ProbedProcess implements AutoCloseable {
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);
    private static final String READINESS = "/actuator/health/readiness";
    private static final String METRICS = "/actuator/prometheus";

    private final ChildProcess process;
    private final URI management;
    private final HttpClient http = HttpClient.newHttpClient();

    private ProbedProcess(ChildProcess process, URI management) {
        this.process = process;
        this.management = management;
    }

    /** Starts it; {@code management} is where it was told to answer about itself. */
    public static ProbedProcess start(ChildSpec spec, URI management) {
        return new ProbedProcess(ChildProcess.start(spec), management);
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /**
     * Returns when it is ready.
     *
     * @throws dev.cartlog.local.process.ChildFailedException when it ends before, or takes longer; carries its log
     */
    public void awaitReady(Duration deadline) throws InterruptedException {
        process.awaitReady(this::isReady, deadline);
    }

    /** Whether it is ready now. */
    public boolean isReady() {
        try {
            return http.send(
                                    HttpRequest.newBuilder(management.resolve(READINESS))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            // It does not listen yet; that it may have died is noticed by whoever waits.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Its metrics, in Prometheus' text format.
     *
     * @throws IOException when it does not answer
     */
    public String metrics() throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(management.resolve(METRICS)).build(), BodyHandlers.ofString())
                .body();
    }

    /** Where its log is, and the last lines of it. */
    public String describeLog() {
        return process.describeLog();
    }

    /** Has it finish what it began, and end. */
    @Override
    public void close() {
        http.close();
        try {
            process.stop(STOP_DEADLINE);
        } catch (InterruptedException e) {
            // It ends when this process does.
            Thread.currentThread().interrupt();
        }
    }
}
