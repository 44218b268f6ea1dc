package dev.cartlog.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.local.ports.FreePorts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPlatformIT {
    @Test
    void keepsTopicsAndSchemasAcrossRestartsAndFreesItsPorts(@TempDir Path directory) throws Exception {
        int brokerPort;
        try (EmbeddedPlatform platform = new EmbeddedPlatform(directory)) {
            brokerPort = Integer.parseInt(platform.bootstrapServers().split(":", -1)[1]);
            try (Admin admin = admin(platform)) {
                admin.createTopics(List.of(new NewTopic("kept", 3, (short) 1)))
                        .all()
                        .get();
            }
            assertThat(post(platform.registryUrl() + "/subjects/kept/versions", "{\"schema\": \"\\\"string\\\"\"}"))
                    .contains("\"id\"");
            assertThat(get(platform.jwksUrl())).contains("RSA");

            platform.killBroker();
            platform.restartBroker();
            platform.killRegistry();
            platform.restartRegistry();
            assertHoldsWhatWasPut(platform);
        }
        assertThat(FreePorts.isFree(brokerPort)).isTrue();

        try (EmbeddedPlatform again = new EmbeddedPlatform(directory)) {
            assertHoldsWhatWasPut(again);
        }
    }

    private static void assertHoldsWhatWasPut(EmbeddedPlatform platform) throws Exception {
        try (Admin admin = admin(platform)) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
        assertThat(get(URI.create(platform.registryUrl() + "/subjects"))).isEqualTo("[\"kept\"]");
    }

    private static Admin admin(EmbeddedPlatform platform) {
        return Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()));
    }

    private static String get(URI uri) throws Exception {
        return send(HttpRequest.newBuilder(uri).build());
    }

    private static String post(String uri, String json) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private static String send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
