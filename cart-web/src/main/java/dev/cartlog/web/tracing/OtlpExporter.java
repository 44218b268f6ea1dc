package dev.cartlog.web.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends spans to a collector: OTLP over HTTP with JSON bodies, which every collector takes. A trace that does not arrive is
 * lost and nothing else.
 */
final class OtlpExporter implements SpanExporter {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI endpoint;
    private final Resource resource;

    OtlpExporter(URI endpoint, Resource resource) {
        this.endpoint = endpoint;
        this.resource = resource;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(OtlpJson.of(resource, spans))))
                .build();
        CompletableResultCode result = new CompletableResultCode();
        var _ = client.sendAsync(request, BodyHandlers.discarding())
                .whenComplete((answer, failure) -> conclude(result, answer));
        return result;
    }

    private static void conclude(CompletableResultCode result, @Nullable HttpResponse<?> answer) {
        if (answer != null && answer.statusCode() / 100 == 2) {
            result.succeed();
        } else {
            result.fail();
        }
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        client.shutdownNow();
        return CompletableResultCode.ofSuccess();
    }
}
