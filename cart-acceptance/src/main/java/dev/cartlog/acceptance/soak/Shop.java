package dev.cartlog.acceptance.soak;

import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.http.CartHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * What shoppers reach of a platform: every instance of both services, each asked in turn.
 *
 * @param identity gives out tokens
 * @param tally told when an answer makes no sense
 */
record Shop(CartHttp http, HttpClient streams, List<URI> commands, List<URI> queries, URI identity, Tally tally) {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(100);

    URI command(int turn) {
        return commands.get(Math.floorMod(turn, commands.size()));
    }

    URI query(int turn) {
        return queries.get(Math.floorMod(turn, queries.size()));
    }

    String token(String customer) throws InterruptedException {
        return http.send(Call.post(identity, "/token?subject=" + customer)).string("/access_token");
    }

    CartStream listen(Call call) throws IOException, InterruptedException {
        return CartStream.open(streams, call, tally);
    }

    /** Sends until it is done. */
    Answer untilDone(Supplier<Call> call) throws InterruptedException, AbandonedException {
        return untilDone(status -> false, call);
    }

    /**
     * Sends until it is done: again when there is no answer, or one that invites to try again.
     *
     * @param notYet statuses that mean that it is too early
     * @param call the next request, at another instance each time
     * @throws AbandonedException when that takes too long or is refused; the latter is noted
     */
    Answer untilDone(IntPredicate notYet, Supplier<Call> call) throws InterruptedException, AbandonedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            Call next = call.get();
            try {
                Answer answer = http.send(next);
                if (isDone(answer, notYet, next)) {
                    return answer;
                }
            } catch (UncheckedIOException noAnswer) {
                // Whoever was asked is gone or frozen; the next one is asked.
            }
            LockSupport.parkNanos(PAUSE_BEFORE_RETRY.toNanos());
        }
        throw new AbandonedException("not done within " + PATIENCE);
    }

    private boolean isDone(Answer answer, IntPredicate notYet, Call call) throws AbandonedException {
        if (notYet.test(answer.status())) {
            return false;
        }
        if (answer.status() / 100 == 2) {
            return true;
        }
        if (!answer.at("/retryable").asBoolean(false)) {
            tally.broken(call.method() + " " + call.path() + " was refused for no reason: " + answer.text());
            throw new AbandonedException("refused");
        }
        return false;
    }
}
