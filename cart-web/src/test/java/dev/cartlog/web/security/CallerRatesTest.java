package dev.cartlog.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallerRatesTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(-SECOND);
    private final CallerRates rates = new CallerRates(10, 5, 42, now::get);

    @Test
    void aBurstIsLetInAndThenTheRate() {
        assertThat(IntStream.range(0, 5).mapToLong(i -> rates.secondsToWait("alice")))
                .containsOnly(0L);
        assertThat(rates.secondsToWait("alice")).isEqualTo(1);
        now.addAndGet(SECOND / 10);
        assertThat(rates.secondsToWait("alice")).isZero();
        assertThat(rates.secondsToWait("alice")).isEqualTo(1);
    }

    @Test
    void whoIsRefusedDoesNotWaitLongerForIt() {
        IntStream.range(0, 1000).forEach(i -> rates.secondsToWait("alice"));
        now.addAndGet(SECOND / 2);
        assertThat(IntStream.range(0, 6).mapToLong(i -> rates.secondsToWait("alice")))
                .containsExactly(0L, 0L, 0L, 0L, 0L, 1L);
    }

    @Test
    void callersDoNotWaitForEachOther() {
        IntStream.range(0, 100).forEach(i -> rates.secondsToWait("alice"));
        assertThat(rates.secondsToWait("bob")).isZero();
    }

    @Test
    void retryAfterIsLongEnough() {
        CallerRates slow = new CallerRates(0.1, 1, 42, now::get);
        assertThat(slow.secondsToWait("alice")).isZero();
        now.addAndGet(SECOND / 2);
        long seconds = slow.secondsToWait("alice");
        assertThat(seconds).isEqualTo(10);
        now.addAndGet(seconds * SECOND);
        assertThat(slow.secondsToWait("alice")).isZero();
    }

    @Test
    void aMillionMadeUpNamesTakeNoMemoryAndLockNobodyOutForLong() {
        IntStream.range(0, 1_000_000).forEach(i -> rates.secondsToWait("made up " + i));
        now.addAndGet(2 * SECOND);
        assertThat(rates.secondsToWait("alice")).isZero();
    }
}
