package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.platform.LocalPlatform;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.ports.PortName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What dashboards and alerts ask for is there: metrics in the running services, runbooks in the repository. */
@ExtendWith(SharedPlatform.class)
class MonitoringIT {
    private static final Path ROOT = Installation.locate().root();
    private static final Path DASHBOARDS = ROOT.resolve("monitoring/grafana/dashboards");
    private static final Path ALERTS = ROOT.resolve("monitoring/prometheus/alerts.yml");
    private static final Pattern METRIC = Pattern.compile("\\b(?:cart|http|jvm|process|system)_[a-z0-9_]+\\b");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: (\\S+)");
    private static final Pattern ALERT = Pattern.compile("- alert: ");
    /** A cart's or a line's: 22 characters, some of them capitals and digits. One as a label is a series for each cart. */
    private static final Pattern ID_AS_LABEL =
            Pattern.compile("[a-z_]+=\"(?=[^\"]*[A-Z])(?=[^\"]*[0-9])[A-Za-z0-9_-]{22}(?:\\.\\d+)?\"");

    private static final String REPORT = """
            {"store":"shop","oneIn":10,"pending":1,"counts":[{"event":"request","kind":"ok","times":1}]}""";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everyMetricOfDashboardsAndAlertsIsOneThatTheServicesExpose(SharedPlatform.Handle shared) throws Exception {
        LocalPlatform platform = shared.now();
        assertThat(post(platform, "/v1/carts", "{\"currency\":\"EUR\"}")).isEqualTo(201);
        assertThat(post(platform, "/v1/telemetry", REPORT)).isEqualTo(202);
        String exposed = scrape(platform, PortName.COMMAND_MANAGEMENT) + scrape(platform, PortName.QUERY_MANAGEMENT);

        Set<String> names = exposed.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        assertThat(names).containsAll(metricsAskedFor());
        assertThat(ID_AS_LABEL.matcher(exposed).results().map(MatchResult::group))
                .describedAs("labels whose values are ids")
                .isEmpty();
    }

    @Test
    void everyAlertNamesARunbookThatIsThere() throws IOException {
        String alerts = Files.readString(ALERTS);
        List<String> runbooks =
                RUNBOOK.matcher(alerts).results().map(found -> found.group(1)).toList();

        assertThat(runbooks)
                .hasSize((int) ALERT.matcher(alerts).results().count())
                .isNotEmpty();
        assertThat(runbooks)
                .allSatisfy(runbook -> assertThat(ROOT.resolve(runbook)).isRegularFile());
    }

    private static Set<String> metricsAskedFor() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> dashboards = Files.list(DASHBOARDS)) {
            for (Path file : Stream.concat(dashboards, Stream.of(ALERTS)).toList()) {
                Set<String> found = METRIC.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet());
                assertThat(found).describedAs("metrics in %s", file).isNotEmpty();
                asked.addAll(found);
            }
        }
        return asked;
    }

    /** Some series begin when something happens for the first time. */
    private int post(LocalPlatform platform, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at(platform, PortName.COMMAND, path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private String scrape(LocalPlatform platform, PortName port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at(platform, port, "/actuator/prometheus"))
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static URI at(LocalPlatform platform, PortName port, String path) {
        return URI.create("http://127.0.0.1:" + platform.addresses().ports().of(port) + path);
    }
}
