package dev.cartlog.events.serde;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JacksonException;

/** Asks the registry, tries again when it fails, and turns every other answer into an error that says what to do. */
final class RegistryHttp implements AutoCloseable {
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final RegistryOptions options;
    private final HttpClient http;

    RegistryHttp(RegistryOptions options) {
        this.options = options;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(options.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    byte[] get(String path) {
        return send(request(path).GET().build());
    }

    byte[] post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)).build());
    }

    byte[] put(String path, String json) {
        return send(request(path).PUT(BodyPublishers.ofString(json)).build());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(options.resolve(path))
                .timeout(options.requestTimeout())
                .header("Accept", MEDIA_TYPE)
                .header("Content-Type", MEDIA_TYPE);
    }

    /** Every request of the protocol may be repeated: registering twice gives the same id. */
    private byte[] send(HttpRequest request) {
        for (int failures = 1; ; failures++) {
            try {
                return attempt(request);
            } catch (IOException e) {
                if (failures >= options.attemptsMax()) {
                    throw new RegistryUnavailableException(
                            describe(request) + " failed " + failures + " times, last with: " + e
                                    + ". Check that the registry runs and that this is its address.",
                            e);
                }
            }
            pause(request, options.backoff().after(failures, RegistryHttp::random));
        }
    }

    /** An IOException means that another try may help. */
    private byte[] attempt(HttpRequest request) throws IOException {
        HttpResponse<byte[]> response = response(request);
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return response.body();
        }
        if (status == 429 || status >= 500) {
            throw new IOException("status " + status + reason(response.body()));
        }
        throw new RegistryRefusedException(status, refusal(request, status, response.body()));
    }

    private HttpResponse<byte[]> response(HttpRequest request) throws IOException {
        try {
            return http.send(
                    request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), Limits.REGISTRY_ANSWER_BYTES_MAX));
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private static long random(long bound) {
        return ThreadLocalRandom.current().nextLong(bound);
    }

    private static void pause(HttpRequest request, Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private static RegistryUnavailableException interrupted(HttpRequest request, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new RegistryUnavailableException(describe(request) + " was interrupted.", cause);
    }

    private static String refusal(HttpRequest request, int status, byte[] body) {
        String advice = switch (status) {
            case 401, 403 -> " This program is not allowed to do that.";
            case 404 -> " It does not exist there: check the address, and that all use the same registry.";
            case 409 -> " Only add fields with a default, or remove fields that have one.";
            case 422 -> " The registry considers the schema invalid.";
            default -> "";
        };
        return describe(request) + " was refused with status " + status + reason(body) + "." + advice;
    }

    private static String reason(byte[] body) {
        try {
            Map<String, String> error = RegistryJson.fields(body);
            String message = error.get("message");
            return message == null ? "" : " (" + error.getOrDefault("error_code", "no code") + ", " + message + ")";
        } catch (JacksonException | RegistryJson.UnexpectedJsonException e) {
            // A proxy's page, say: the status alone has to do.
            return "";
        }
    }

    private static String describe(HttpRequest request) {
        URI uri = request.uri();
        return "Schema registry: " + request.method() + " " + uri;
    }
}
