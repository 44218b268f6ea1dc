package dev.cartlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReportGateTest {
    private static final int SECONDS = 10;
    private static final int CALLS_PER_SECOND = 5_000;

    private long nowNanos;
    private final ReportGate gate = new ReportGate(() -> nowNanos);

    @Test
    void aFloodDoesNotKeepEverybodyOut() {
        int entered = 0;
        for (int call = 0; call < SECONDS * CALLS_PER_SECOND; call++) {
            entered += gate.enter() ? 1 : 0;
            nowNanos += TimeUnit.SECONDS.toNanos(1) / CALLS_PER_SECOND;
        }

        // The burst at the beginning counts once more.
        assertThat(entered)
                .isBetween(
                        SECONDS * ReportGate.REPORTS_PER_SECOND_MAX,
                        (SECONDS + 1) * ReportGate.REPORTS_PER_SECOND_MAX + 1);
    }

    @Test
    void aSecondsWorthMayComeAtOnce() {
        int entered = 0;
        while (gate.enter()) {
            entered++;
        }
        assertThat(entered).isEqualTo(ReportGate.REPORTS_PER_SECOND_MAX + 1);

        nowNanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(gate.enter()).isTrue();
    }
}
