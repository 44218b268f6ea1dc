package dev.cartlog.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedCredentialsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int BURST = 5;

    private final AtomicLong now = new AtomicLong(-SECOND);
    private final FailedCredentials credentials = new FailedCredentials(new CallerRates(10, BURST, 42, now::get));

    private void failures(Object address, int times) {
        IntStream.range(0, times).forEach(i -> credentials.failed(address));
    }

    @Test
    void anAddressMayFailInABurstAndThenAtTheRate() {
        failures("mallory's", BURST - 1);
        assertThat(credentials.secondsToWait("mallory's", "bad")).isZero();
        failures("mallory's", 1);
        assertThat(credentials.secondsToWait("mallory's", "bad")).isEqualTo(1);
        now.addAndGet(SECOND / 10);
        assertThat(credentials.secondsToWait("mallory's", "bad")).isZero();
    }

    @Test
    void lookingUsesNothingUp() {
        IntStream.range(0, 10 * BURST).forEach(i -> credentials.secondsToWait("mallory's", "bad"));
        failures("mallory's", BURST - 1);
        assertThat(credentials.secondsToWait("mallory's", "bad")).isZero();
    }

    @Test
    void otherAddressesAndGoodCredentialsAreLetIn() {
        credentials.succeeded("good");
        failures("shared", 100 * BURST);
        assertThat(credentials.secondsToWait("shared", "good")).isZero();
        assertThat(credentials.secondsToWait("shared", "goof")).isEqualTo(1);
        assertThat(credentials.secondsToWait("another", "bad")).isZero();
    }

    @Test
    void manyAddressesAndCredentialsTakeNoMemoryAndLockNobodyOutForLong() {
        IntStream.range(0, 200_000).forEach(i -> {
            credentials.failed("made up " + i);
            credentials.succeeded("good " + i);
        });
        now.addAndGet(2 * SECOND);
        assertThat(credentials.secondsToWait("alice's", "bad")).isZero();
    }
}
