package dev.cartlog.acceptance.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.history.Attempt.Ok;
import dev.cartlog.acceptance.history.Attempt.Refused;
import dev.cartlog.acceptance.history.Attempt.Result;
import dev.cartlog.acceptance.history.Attempt.Unknown;
import dev.cartlog.acceptance.history.ModelService.Mistake;
import dev.cartlog.acceptance.history.Violation.Promise;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryCheckerTest {
    private static final int SEEDS = 200;
    private static final String ZEROS = "0".repeat(64);
    private static final LoggedEvent FIRST = event(0, 1, "a", ZEROS);
    private static final LoggedEvent SECOND = event(1, 2, "b", "hash-1");

    @Test
    void findsNothingWrongWithAServiceThatIsRight() {
        assertThat(LongStream.range(0, SEEDS)
                        .boxed()
                        .flatMap(seed -> ModelService.violations(Mistake.NONE, seed).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void catchesTheMistake(Mistake mistake) {
        long caught = LongStream.range(0, SEEDS)
                .filter(seed -> !ModelService.violations(mistake, seed).isEmpty())
                .count();
        assertThat(caught).isGreaterThan(SEEDS / 2);
    }

    @Test
    void missesAnAcknowledgedCommand() {
        assertThat(promises(List.of(attempt("a", 1, 2, ok(1)), attempt("b", 3, 4, ok(2))), List.of(FIRST)))
                .containsExactly(Promise.ACKNOWLEDGED_IS_LOGGED);
    }

    @Test
    void findsACommandThatTookEffectTwice() {
        assertThat(promises(List.of(attempt("a", 1, 2, ok(1))), List.of(FIRST, event(1, 2, "a", "hash-1"))))
                .contains(Promise.AT_MOST_ONCE);
    }

    @Test
    void findsARefusedCommandInTheLog() {
        assertThat(promises(List.of(attempt("a", 1, 2, new Refused("cart-merging"))), List.of(FIRST)))
                .containsExactly(Promise.AT_MOST_ONCE);
    }

    @Test
    void allowsAnUnknownOutcomeEitherWay() {
        List<Attempt> attempts = List.of(attempt("a", 1, 2, new Unknown()));
        assertThat(promises(attempts, List.of(FIRST))).isEmpty();
        assertThat(promises(attempts, List.of())).isEmpty();
    }

    @Test
    void findsAGapABrokenLinkAndAForgedEvent() {
        assertThat(promises(List.of(), List.of(FIRST, event(1, 3, "b", "hash-1"))))
                .containsExactly(Promise.GAPLESS_CHAIN);
        assertThat(promises(List.of(), List.of(FIRST, event(1, 2, "b", "hash-9"))))
                .containsExactly(Promise.GAPLESS_CHAIN);
        LoggedEvent forged = new LoggedEvent(0, 0, "cart.1", 1, "a", "LineItemAdded", ZEROS, "hash-1", "other");
        assertThat(promises(List.of(), List.of(forged))).containsExactly(Promise.GAPLESS_CHAIN);
    }

    @Test
    void findsACommandThatOvertookAnotherInTime() {
        List<LoggedEvent> log = List.of(FIRST, SECOND);
        assertThat(promises(List.of(attempt("b", 1, 2, ok(2)), attempt("a", 3, 4, ok(1))), log))
                .containsExactly(Promise.REAL_TIME_ORDER);
        assertThat(promises(List.of(attempt("b", 1, 3, ok(2)), attempt("a", 2, 4, ok(1))), log))
                .describedAs("at the same time, either order is right")
                .isEmpty();
    }

    @Test
    void countsACommandOfUnknownOutcomeAsBegunWithItsFirstAttempt() {
        List<Attempt> attempts =
                List.of(attempt("a", 1, 2, new Unknown()), attempt("b", 3, 4, ok(2)), attempt("a", 5, 6, ok(1)));
        assertThat(promises(attempts, List.of(FIRST, SECOND))).isEmpty();
    }

    private static List<Promise> promises(List<Attempt> attempts, List<LoggedEvent> log) {
        return HistoryChecker.check(attempts, log, 1).stream()
                .map(Violation::promise)
                .distinct()
                .toList();
    }

    private static Attempt attempt(String commandId, long invoked, long ended, Result result) {
        return new Attempt("cart.1", commandId, invoked, ended, result);
    }

    private static Ok ok(long version) {
        return new Ok(List.of(version));
    }

    private static LoggedEvent event(long offset, long version, String commandId, String previousHash) {
        String hash = "hash-" + version;
        return new LoggedEvent(0, offset, "cart.1", version, commandId, "LineItemAdded", previousHash, hash, hash);
    }
}
