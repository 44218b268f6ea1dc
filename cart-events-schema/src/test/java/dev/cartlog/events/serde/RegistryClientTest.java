package dev.cartlog.events.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryClientTest {
    private static final String RECORD = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}";

    private final FakeRegistry registry = new FakeRegistry();
    private final SchemaRegistryClient client = registry.client();

    @AfterEach
    void close() {
        client.close();
        registry.close();
    }

    @Test
    void triesAgainAfterAFailureThatMayPass() {
        int id = registry.add("s", RECORD);
        registry.fail(FakeRegistry.status(503), FakeRegistry.status(429));
        assertThat(client.schemaById(id).getName()).isEqualTo("R");
        assertThat(registry.requests()).isEqualTo(Collections.nCopies(3, "GET /schemas/ids/" + id));
    }

    @Test
    void triesAgainAfterAnAnswerThatNeverCame() {
        int id = registry.add("s", RECORD);
        registry.fail(FakeRegistry.hang(), HttpExchange::close);
        assertThat(client.schemaById(id).getName()).isEqualTo("R");
    }

    @Test
    void givesUpAfterItsTriesAndSaysWhatToDo() {
        registry.fail(FakeRegistry.status(500), FakeRegistry.status(500), FakeRegistry.hang());
        assertThatThrownBy(() -> client.schemaById(7))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("GET " + registry.uri() + "/schemas/ids/7")
                .hasMessageContaining("failed 3 times")
                .hasMessageContaining("HttpTimeoutException");
        assertThat(registry.requests()).hasSize(3);
    }

    @Test
    void doesNotRepeatWhatWasRefused() {
        registry.fail(FakeRegistry.status(409));
        assertThatThrownBy(() -> client.register("s", new Schema.Parser().parse(RECORD)))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("status 409 (40901, as the test wants it)")
                .hasMessageContaining("Only add fields with a default");
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void asksOnceForASchema() {
        int id = registry.add("s", RECORD);
        assertThat(client.schemaById(id)).isSameAs(client.schemaById(id));
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void asksOnceForASchemaThatDoesNotExist() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> client.schemaById(404))
                    .isInstanceOf(RegistryRefusedException.class)
                    .hasMessageContaining("all use the same registry");
        }
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void listsTheVersionsOfASubject() {
        int first = registry.add("a subject/with %", RECORD);
        int second = registry.add("a subject/with %", RECORD.replace("\"R\"", "\"Q\""));
        assertThat(client.versions("a subject/with %"))
                .extracting(RegisteredSchema::id, version -> version.schema().getName())
                .containsExactly(tuple(first, "R"), tuple(second, "Q"));
        assertThat(client.versions("no such subject")).isEmpty();
    }

    @Test
    void anAnswerThatIsNoRegistrysIsReported() {
        registry.fail(FakeRegistry.body(200, "<html>welcome</html>"));
        assertThatThrownBy(() -> client.schemaById(1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("makes no sense");
        registry.fail(FakeRegistry.body(200, "{\"identifier\": 5}"));
        assertThatThrownBy(() -> client.register("s", new Schema.Parser().parse(RECORD)))
                .hasMessageContaining("no field id");
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() {
        String huge = "x".repeat(Limits.REGISTRY_ANSWER_BYTES_MAX + 1);
        registry.fail(FakeRegistry.body(200, huge), FakeRegistry.body(200, huge), FakeRegistry.body(200, huge));
        assertThatThrownBy(() -> client.schemaById(1)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void aThreadThatIsInterruptedStopsWaitingAndStaysInterrupted() throws Exception {
        registry.fail(FakeRegistry.hang());
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread asker = Thread.ofVirtual().start(() -> {
            try {
                client.schemaById(1);
            } catch (RegistryUnavailableException e) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        asker.interrupt();
        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anAddressThatCannotWorkIsRefusedAtOnce() {
        assertThatThrownBy(() -> RegistryOptions.of(URI.create("localhost:8085")))
                .hasMessageContaining("must start with http://");
        assertThatThrownBy(() -> RegistryOptions.of(URI.create("http://user:secret@localhost")))
                .hasMessageNotContaining("secret");
    }
}
