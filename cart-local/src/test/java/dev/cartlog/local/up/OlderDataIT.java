package dev.cartlog.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.local.EmbeddedPlatform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class OlderDataIT {
    /** A state with a field that ours has not, and without all those that ours must have. */
    private static final String OLDER_STATE = """
            {"type":"record","name":"CartStateRecord","namespace":"dev.cartlog.events",
             "fields":[{"name":"commands","type":"string"}]}""";

    @Test
    void dataOfAnOlderBuildAreRefusedWithASentenceThatSaysWhatToDo(@TempDir Path directory) throws Exception {
        try (EmbeddedPlatform platform = new EmbeddedPlatform(directory)) {
            platform.createTopics();
            platform.loadDemoCatalog();
            assertThat(register(platform, OLDER_STATE).statusCode()).isEqualTo(200);

            assertThatThrownBy(() -> LocalTopics.prepare(platform.bootstrapServers(), platform.registryUrl()))
                    .isInstanceOf(OlderDataException.class)
                    .hasMessageContaining("older build")
                    .hasMessageContaining("./cart up --fresh deletes them")
                    .hasMessageContaining("cart-state");
        }
    }

    private static HttpResponse<String> register(EmbeddedPlatform platform, String schema) throws Exception {
        URI subject =
                URI.create(platform.registryUrl() + "/subjects/cart-state-dev.cartlog.events.CartStateRecord/versions");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(subject)
                            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                            .POST(BodyPublishers.ofString(
                                    JsonMapper.shared().writeValueAsString(Map.of("schema", schema))))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
