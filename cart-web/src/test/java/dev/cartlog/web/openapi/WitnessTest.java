package dev.cartlog.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A witness that notices nothing would make every service look well described. */
class WitnessTest {
    private static final String AUTHORED = """
        {"openapi": "3.1.0", "paths": {"/v1/things/{id}": {"get": {
          "responses": {"200": {"description": "x", "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Money"}},
              "application/x-ndjson": {"schema": {"type": "string"}}}}},
          "x-problems": ["cart-not-found", "projection-behind"]}}}}\
        """;

    private final Witness witness = new Witness(Description.of(OpenApi.complete(AUTHORED)));

    @Test
    void whatIsAsDescribedIsSeen() {
        assertThat(unseen()).hasSize(3);
        assertThat(see(200, "application/json", "{\"amountMinor\":1,\"currency\":\"EUR\"}"))
                .isEmpty();
        assertThat(see(404, "application/problem+json", problem(404, "cart-not-found")))
                .isEmpty();
        assertThat(unseen()).containsExactly("GET /v1/things/{id}: 503 projection-behind");
    }

    /** Without the operations that every service has. */
    private List<String> unseen() {
        return witness.unseen().stream()
                .filter(answer -> answer.contains("/v1/things/"))
                .toList();
    }

    @Test
    void everyDifferenceIsNamed() {
        assertThat(see(500, "application/problem+json", problem(500, "internal-error")))
                .hasSize(1);
        assertThat(see(404, "application/problem+json", problem(404, "line-not-found")))
                .hasSize(1);
        assertThat(see(404, "application/problem+json", problem(400, "cart-not-found")))
                .hasSize(1);
        assertThat(see(503, "application/problem+json", problem(503, "projection-behind")))
                .hasSize(1);
        assertThat(see(200, "text/html", "{}")).hasSize(1);
        assertThat(see(200, "application/json", "{\"amountMinor\":1}")).hasSize(1);
        assertThat(see(200, "application/json", "{\"amountMinor\":\"1\",\"currency\":\"EUR\"}"))
                .hasSize(1);
        assertThat(see(200, "application/json", "{\"amountMinor\":1,\"currency\":\"EURO\"}"))
                .hasSize(1);
        assertThat(see(200, "application/json", "{\"amountMinor\":1,\"currency\":\"EUR\",\"x\":1}"))
                .hasSize(1);
        assertThat(see(200, "application/json", "garbage")).hasSize(1);
        assertThat(witness.see("DELETE", "/v1/things/1", reply(200, "application/json", "{}")))
                .hasSize(1);
        assertThat(witness.see("GET", "/v1/other", reply(200, "application/json", "{}")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}\n", "{\"a\":1}\n{\"a\":2}\n"})
    void linesOfJsonAreNoJsonDocument(String lines) {
        assertThat(see(200, "application/x-ndjson", lines)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{}\n{", "{}\n\n", "{}\ngarbage\n"})
    void aLineThatIsNoJsonIsNamed(String lines) {
        assertThat(see(200, "application/x-ndjson", lines)).hasSize(1);
    }

    @Test
    void aProblemThatDoesNotExistCannotBeDescribed() {
        assertThatThrownBy(() -> OpenApi.complete(AUTHORED.replace("cart-not-found", "cart-lost")))
                .hasMessageContaining("cart-lost");
    }

    private List<String> see(int status, String type, String body) {
        return witness.see("GET", "/v1/things/1", reply(status, type, body));
    }

    private static Witness.Reply reply(int status, String type, String body) {
        Map<String, String> headers = Map.of("Content-Type", type, "ETag", "\"1\"", "X-Correlation-Id", "c");
        return new Witness.Reply(status, name -> Optional.ofNullable(headers.get(name)), body);
    }

    private static String problem(int status, String code) {
        return "{\"type\":\"/problems/x\",\"title\":\"t\",\"status\":" + status + ",\"detail\":\"d\",\"code\":\"" + code
                + "\",\"retryable\":false}";
    }
}
