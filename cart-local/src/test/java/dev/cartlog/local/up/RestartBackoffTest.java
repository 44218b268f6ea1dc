package dev.cartlog.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartBackoffTest {
    private final RestartBackoff backoff = new RestartBackoff();

    @Test
    void doublesThePauseUpToItsLimitAndThenGivesUp() {
        Duration expected = RestartBackoff.PAUSE_MIN;
        for (int death = 0; death < RestartBackoff.RESTARTS_MAX; death++) {
            assertThat(backoff.afterDeath(death, Duration.ZERO)).contains(expected);
            expected = expected.multipliedBy(2).compareTo(RestartBackoff.PAUSE_MAX) < 0
                    ? expected.multipliedBy(2)
                    : RestartBackoff.PAUSE_MAX;
        }
        assertThat(backoff.afterDeath(RestartBackoff.RESTARTS_MAX, Duration.ZERO))
                .isEmpty();
    }

    @Test
    void forgetsDeathsOlderThanTheWindow() {
        for (int death = 0; death < RestartBackoff.RESTARTS_MAX; death++) {
            backoff.afterDeath(0, Duration.ZERO);
        }
        Optional<Duration> later = backoff.afterDeath(RestartBackoff.WINDOW.toNanos() + 1, Duration.ZERO);
        assertThat(later).contains(RestartBackoff.PAUSE_MIN);
    }

    @Test
    void beginsAnewAfterALongLife() {
        for (int death = 0; death < RestartBackoff.RESTARTS_MAX; death++) {
            backoff.afterDeath(death, Duration.ZERO);
        }
        assertThat(backoff.afterDeath(RestartBackoff.RESTARTS_MAX, RestartBackoff.STEADY))
                .contains(RestartBackoff.PAUSE_MIN);
    }
}
