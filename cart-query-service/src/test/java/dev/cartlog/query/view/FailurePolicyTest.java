package dev.cartlog.query.view;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
    private final AtomicLong now = new AtomicLong();
    private final FailurePolicy policy = new FailurePolicy(now::get);

    @Test
    void goesOnAfterFailuresThatPassAndGivesUpWhenTheyKeepComing() {
        for (int failure = 0; failure < 20; failure++) {
            assertThat(policy.handle(new IllegalStateException("away"))).isEqualTo(REPLACE_THREAD);
        }
        assertThat(policy.handle(new IllegalStateException("still away"))).isEqualTo(SHUTDOWN_CLIENT);
        now.addAndGet(Duration.ofMinutes(6).toNanos());
        assertThat(policy.handle(new IllegalStateException("away"))).isEqualTo(REPLACE_THREAD);
    }
}
