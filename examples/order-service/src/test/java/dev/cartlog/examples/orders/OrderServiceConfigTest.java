package dev.cartlog.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cartlog.events.kafka.KafkaConnection;
import java.net.URI;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OrderServiceConfigTest {
    private static final String BROKER = "CART_KAFKA_BOOTSTRAP_SERVERS";
    private static final String REGISTRY = "CART_REGISTRY_URL";

    @Test
    void needsOnlyTheTwoAddresses() {
        assertThat(OrderServiceConfig.from(Map.of(BROKER, "localhost:1", REGISTRY, "http://localhost:2")))
                .isEqualTo(new OrderServiceConfig(
                        KafkaConnection.plain("localhost:1"),
                        URI.create("http://localhost:2"),
                        "order-service",
                        "0",
                        OptionalLong.empty()));
    }

    @Test
    void namesTheVariableThatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderServiceConfig.from(Map.of(BROKER, "localhost:1")))
                .withMessageContaining(REGISTRY);
    }

    @Test
    void refusesALimitThatIsNoAmount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderServiceConfig.from(
                        Map.of(BROKER, "b", REGISTRY, "http://r", "ORDERS_SUBTOTAL_MAX_MINOR", "49.99")))
                .withMessageContaining("ORDERS_SUBTOTAL_MAX_MINOR");
    }
}
