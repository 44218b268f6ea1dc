package dev.cartlog.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PeerOutagesTest {
    private static final URI PEER = URI.create("http://peer:1");

    @Test
    void anOutageIsNewsOnceAndSoIsItsEnd() {
        PeerOutages outages = new PeerOutages();
        assertThat(outages.answered(PEER)).isFalse();
        assertThat(outages.failed(PEER, "refused")).isTrue();
        assertThat(outages.failed(PEER, "refused")).isFalse();
        assertThat(outages.failed(URI.create("http://another:1"), "refused")).isTrue();
        assertThat(outages.answered(PEER)).isTrue();
        assertThat(outages.answered(PEER)).isFalse();
        assertThat(outages.failed(PEER, "refused")).isTrue();
    }
}
