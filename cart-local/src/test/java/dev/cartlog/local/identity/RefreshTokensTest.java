package dev.cartlog.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {
    private final SteppedClock clock = new SteppedClock();
    private final RefreshTokens tokens = new RefreshTokens(clock);

    @Test
    void eachUseGivesTheNextToken() {
        String first = tokens.start("alice", "shop");
        String second = next(first);
        String third = next(second);
        assertThat(third).isNotEqualTo(second).isNotEqualTo(first);
        assertThat(tokens.rotate(third, "shop").orElseThrow().subject()).isEqualTo("alice");
    }

    @Test
    void reuseOfAnEarlierTokenEndsTheWholeSignIn() {
        String first = tokens.start("alice", "shop");
        String second = next(first);
        String other = tokens.start("alice", "shop");
        assertThat(tokens.rotate(first, "shop")).isEmpty();
        assertThat(tokens.rotate(second, "shop"))
                .as("what followed the stolen one")
                .isEmpty();
        assertThat(tokens.rotate(other, "shop")).as("another sign-in").isPresent();
    }

    @Test
    void anotherClientCannotUseIt() {
        String token = tokens.start("alice", "shop");
        assertThat(tokens.rotate(token, "console")).isEmpty();
        assertThat(tokens.rotate(token, "shop")).isEmpty();
    }

    @Test
    void aSignInEndsWhenItIsNotUsed() {
        String first = tokens.start("alice", "shop");
        clock.pass(RefreshTokens.IDLE_MAX);
        String second = next(first);
        clock.pass(RefreshTokens.IDLE_MAX.plusMillis(1));
        assertThat(tokens.rotate(second, "shop")).isEmpty();
    }

    @Test
    void textThatIsNoTokenIsNotGood() {
        tokens.start("alice", "shop");
        assertThat(tokens.rotate("", "shop")).isEmpty();
        assertThat(tokens.rotate("alice", "shop")).isEmpty();
        assertThat(tokens.rotate("a.b", "shop")).isEmpty();
    }

    @Test
    void theLeastUsedSignInsEndWhenThereAreTooMany() {
        String kept = tokens.start("alice", "shop");
        String forgotten = tokens.start("bob", "shop");
        String inUse = next(kept);
        for (int i = 0; i < RefreshTokens.SIGN_INS_MAX - 1; i++) {
            tokens.start("crowd-" + i, "shop");
        }
        assertThat(tokens.rotate(forgotten, "shop")).isEmpty();
        assertThat(tokens.rotate(inUse, "shop")).isPresent();
    }

    private String next(String token) {
        return tokens.rotate(token, "shop").orElseThrow().next();
    }

    private static final class SteppedClock extends Clock {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
