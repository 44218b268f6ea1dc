package dev.cartlog.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeerSignatureTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final PeerSignature ours = at(NOW, "secret");
    private final Optional<String> signed = Optional.of(ours.sign("/internal/requests", BODY));

    private static PeerSignature at(Instant now, String secret) {
        return new PeerSignature(secret, InstantSource.fixed(now));
    }

    @Test
    void holdsForTheSameMessage() {
        assertThat(ours.holds(signed, "/internal/requests", BODY)).isTrue();
    }

    @Test
    void doesNotHoldForAnotherPathBodyOrSecret() {
        assertThat(ours.holds(signed, "/internal/other", BODY)).isFalse();
        assertThat(ours.holds(signed, "/internal/requests", new byte[] {'[', ']'}))
                .isFalse();
        assertThat(at(NOW, "another").holds(signed, "/internal/requests", BODY)).isFalse();
        assertThat(ours.holds(Optional.empty(), "/internal/requests", BODY)).isFalse();
    }

    @Test
    void anOverheardMessageDoesNotHoldForLong() {
        Instant later = NOW.plus(PeerSignature.AGE_MAX);

        assertThat(at(later, "secret").holds(signed, "/internal/requests", BODY))
                .isTrue();
        assertThat(at(later.plusMillis(1), "secret").holds(signed, "/internal/requests", BODY))
                .isFalse();
    }

    @Test
    void theTimeCannotBeChanged() {
        String newer = signed.orElseThrow().replaceFirst("^[0-9]+", Long.toString(NOW.toEpochMilli() + 1));

        assertThat(ours.holds(Optional.of(newer), "/internal/requests", BODY)).isFalse();
    }
}
