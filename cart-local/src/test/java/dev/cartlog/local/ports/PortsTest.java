package dev.cartlog.local.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void hasTheStandardPortsWhenTheEnvironmentSaysNothing() {
        Ports ports = Ports.from(Map.of("CART_SHOP_PORT", " "));
        assertThat(ports.of(PortName.SHOP)).isEqualTo(8080);
        assertThat(ports.of(PortName.KAFKA)).isEqualTo(9092);
        assertThat(ports.of(PortName.QUERY_MANAGEMENT)).isEqualTo(9082);
    }

    @Test
    void takesAnOverrideFromTheEnvironment() {
        assertThat(Ports.from(Map.of("CART_COMMAND_MANAGEMENT_PORT", "12345")).of(PortName.COMMAND_MANAGEMENT))
                .isEqualTo(12345);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "80 80", "99999999999"})
    void refusesWhatIsNoPort(String value) {
        assertThatThrownBy(() -> Ports.from(Map.of("CART_QUERY_PORT", value)))
                .isInstanceOf(PortException.class)
                .hasMessageContaining("CART_QUERY_PORT")
                .hasMessageContaining(value);
    }

    @Test
    void refusesOnePortForTwoNames() {
        assertThatThrownBy(() -> Ports.from(Map.of("CART_QUERY_PORT", "8081")))
                .isInstanceOf(PortException.class)
                .hasMessageContaining("CART_QUERY_PORT")
                .hasMessageContaining("CART_COMMAND_PORT");
    }

    @Test
    void namesATakenPortAndItsOverride() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.from(Map.of("CART_IDENTITY_PORT", Integer.toString(taken.getLocalPort())));
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(PortException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                    .hasMessageContaining("CART_IDENTITY_PORT");
        }
    }

    @Test
    void offersConsecutiveFreePortsNeverTwice() {
        FreePorts free = new FreePorts();
        Set<Integer> offered = new HashSet<>();
        int first = free.nextRun(5);
        for (int port = first; port < first + 5; port++) {
            assertThat(FreePorts.isFree(port)).isTrue();
            assertThat(offered.add(port)).isTrue();
            assertThat(offered.add(free.next())).isTrue();
        }
    }
}
