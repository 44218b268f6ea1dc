package dev.cartlog.acceptance.load;

import dev.cartlog.acceptance.history.Attempt;
import dev.cartlog.acceptance.history.Attempt.Ok;
import dev.cartlog.acceptance.history.Attempt.Refused;
import dev.cartlog.acceptance.history.Attempt.Result;
import dev.cartlog.acceptance.history.Attempt.Unknown;
import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.http.CartHttp;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One command under a key of its own. When its outcome is not known it is sent again with the same key, as a storefront
 * would, until it is or has been tried often enough.
 */
public final class KeyedCommand {
    private static final int TRIES_MAX = 200;
    private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(100);

    private final String commandId = UUID.randomUUID().toString();
    private final CartHttp http;
    private final List<URI> instances;
    private final String cartId;
    private final Function<URI, Call> call;
    private final Consumer<Attempt> notes;

    /**
     * A command that has not been sent yet.
     *
     * @param call the request, without its key, at an instance
     * @param notes told of every attempt
     */
    public KeyedCommand(
            CartHttp http, List<URI> instances, String cartId, Function<URI, Call> call, Consumer<Attempt> notes) {
        this.http = http;
        this.instances = instances;
        this.cartId = cartId;
        this.call = call;
        this.notes = notes;
    }

    /**
     * Sends it, by any number of threads at the same time.
     *
     * @param first which instance is asked first; each further attempt goes to the next one
     * @return what is known at the end
     */
    public Result sendUntilKnown(int first) throws InterruptedException {
        Result result = attempt(first);
        for (int tries = 1; tries < TRIES_MAX && result instanceof Unknown; tries++) {
            LockSupport.parkNanos(PAUSE_BEFORE_RETRY.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            result = attempt(first + tries);
        }
        return result;
    }

    private Result attempt(int turn) throws InterruptedException {
        URI instance = instances.get(Math.floorMod(turn, instances.size()));
        long invoked = System.nanoTime();
        Result result = send(call.apply(instance).with("Idempotency-Key", commandId));
        notes.accept(new Attempt(cartId, commandId, invoked, System.nanoTime(), result));
        return result;
    }

    private Result send(Call keyed) throws InterruptedException {
        try {
            return result(http.send(keyed));
        } catch (UncheckedIOException noAnswer) {
            return new Unknown();
        }
    }

    /** Whatever invites a retry leaves the outcome open; any other refusal is final. */
    private static Result result(Answer answer) {
        if (answer.status() == 200) {
            return new Ok(answer.at("/events")
                    .valueStream()
                    .map(event -> event.path("version").asLong())
                    .toList());
        }
        JsonNode problem = answer.json();
        return problem.path("retryable").asBoolean(false)
                ? new Unknown()
                : new Refused(problem.path("code").asString("status-" + answer.status()));
    }

    @Override
    public String toString() {
        return "command " + commandId + " at cart " + cartId;
    }
}
