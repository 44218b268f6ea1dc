package dev.cartlog.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.local.ports.FreePorts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class TokenEndpointTest {
    @TempDir
    private Path directory;

    @Test
    void handsOutATokenForWhoeverIsNamed() throws Exception {
        HttpResponse<String> response = post("/token?subject=alice", "");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        Map<?, ?> answer = json(response.body());
        assertThat(answer.get("token_type")).isEqualTo("Bearer");
        assertThat(answer.get("expires_in")).isEqualTo(900);
        assertThat(claims(answer)).contains("\"sub\":\"alice\"").contains("\"aud\":\"cart\"");
    }

    @Test
    void takesAFormAndSpoilsTheTokenOnRequest() throws Exception {
        HttpResponse<String> response = post("/token", "subject=bob&flaw=audience");
        assertThat(claims(json(response.body()))).contains("\"sub\":\"bob\"").contains("\"aud\":\"another-service\"");
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        assertThat(post("/token", "").statusCode()).isEqualTo(400);
        assertThat(post("/token?subject=two%20words", "").statusCode()).isEqualTo(400);
        assertThat(post("/token?subject=alice&flaw=none", "").statusCode()).isEqualTo(400);
    }

    private static Map<?, ?> json(String text) {
        return JsonMapper.shared().readValue(text, Map.class);
    }

    private static String claims(Map<?, ?> answer) {
        String payload = String.valueOf(answer.get("access_token")).split("\\.", -1)[1];
        return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        int port = new FreePorts().next();
        SigningKey key = SigningKey.loadOrCreate(directory.resolve("key"));
        try (IdentityProvider provider = IdentityProvider.start(key, port, IdentityProvider.MODE_LOCAL);
                HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            assertThat(provider).isNotNull();
            return client.send(
                    HttpRequest.newBuilder(uri)
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
