package dev.cartlog.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaConnectionTest {
    private static final String BROKER = "kafka:9093";

    @TempDir
    private Path directory;

    @Test
    void takesSecurityFromTheFileAndTheRestFromTheProgram() throws IOException {
        String file = file("""
                security.protocol=SASL_SSL
                sasl.mechanism=PLAIN
                ssl.truststore.location=/etc/cart/ca.pem
                """);
        assertThat(KafkaConnection.of(BROKER, file).with(Map.of("acks", "all", "linger.ms", 0)))
                .containsOnly(
                        Map.entry("bootstrap.servers", BROKER),
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("sasl.mechanism", "PLAIN"),
                        Map.entry("ssl.truststore.location", "/etc/cart/ca.pem"),
                        Map.entry("acks", "all"),
                        Map.entry("linger.ms", 0));
    }

    @Test
    void connectsInTheClearWhereNoFileIsNamed() {
        assertThat(KafkaConnection.of(BROKER, null)).isEqualTo(KafkaConnection.plain(BROKER));
        assertThat(KafkaConnection.of(BROKER, " ").settings()).containsOnly(Map.entry("bootstrap.servers", BROKER));
    }

    @Test
    void refusesSettingsThatAreNotSecuritysAndNamesThem() throws IOException {
        String file = file("security.protocol=SSL\nacks=1\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaConnection.of(BROKER, file))
                .withMessageContaining("sets acks")
                .withMessageContaining(file)
                .withMessageContaining("security., ssl., sasl.");
    }

    @Test
    void refusesAFileThatSetsNothing() throws IOException {
        String file = file("# later\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaConnection.of(BROKER, file))
                .withMessageContaining("Put security.protocol");
    }

    @Test
    void saysWhatToDoAboutAFileThatIsNotThere() {
        String missing = directory.resolve("missing.properties").toString();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaConnection.of(BROKER, missing))
                .withMessageContaining(missing)
                .withMessageContaining("CART_KAFKA_CLIENT_CONFIG")
                .withMessageContaining("Mount it readable");
    }

    @Test
    void comesFromTheEnvironment() throws IOException {
        String file = file("security.protocol=SSL");
        assertThat(KafkaConnection.from(
                        Map.of("CART_KAFKA_BOOTSTRAP_SERVERS", BROKER, "CART_KAFKA_CLIENT_CONFIG", file)))
                .isEqualTo(new KafkaConnection(BROKER, Map.of("security.protocol", "SSL")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KafkaConnection.from(Map.of()))
                .withMessageContaining("CART_KAFKA_BOOTSTRAP_SERVERS is not set");
    }

    @Test
    void tellsNoSecret() {
        assertThat(new KafkaConnection(BROKER, Map.of("sasl.jaas.config", "password=\"hush\"")))
                .hasToString(BROKER + "[sasl.jaas.config]");
    }

    @Test
    void refusalsComeWithARemedy() {
        assertThat(Refusals.remedy(new ExecutionException(new SaslAuthenticationException("wrong password"))))
                .contains("secret")
                .contains("CART_KAFKA_CLIENT_CONFIG");
        assertThat(Refusals.remedy(new TopicAuthorizationException("cart-events")))
                .contains("deploy/kafka/acls.sh");
        assertThat(Refusals.remedy(new ExecutionException(new TimeoutException())))
                .isEmpty();
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("client.properties"), text).toString();
    }
}
