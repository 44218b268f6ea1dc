package dev.cartlog.events.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofMillis(500));

    @Test
    void theBoundDoublesUpToItsMaximum() {
        assertThat(IntStream.of(1, 2, 3, 4, 100).mapToObj(failures -> BACKOFF.after(failures, bound -> bound - 1)))
                .containsExactly(
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(400),
                        Duration.ofMillis(500),
                        Duration.ofMillis(500));
    }

    @Test
    void theWaitMayBeAnythingBelowTheBound() {
        assertThat(BACKOFF.after(3, bound -> 0)).isZero();
        assertThat(BACKOFF.after(3, bound -> bound / 2)).isEqualTo(Duration.ofMillis(200));
    }
}
