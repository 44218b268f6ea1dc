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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Adds one piece after the other to one cart. When the outcome of a request is not known it asks again with the same
 * key, as a storefront would, until it is or the command has been tried often enough.
 */
final class Shopper {
    /** Articles with stock enough; more pieces of them than a line may have are never added. */
    private static final List<String> SKUS = List.of("sku-1", "sku-2", "sku-3", "sku-4", "sku-5", "sku-6", "sku-7");

    private static final int TRIES_MAX = 200;
    private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(100);

    private final CartHttp http;
    private final List<URI> instances;
    private final ShopperCart cart;
    private final Consumer<Attempt> notes;
    private int requests;

    /** @param instances of the command service; each attempt goes to the next one */
    Shopper(CartHttp http, List<URI> instances, ShopperCart cart, Consumer<Attempt> notes) {
        this.http = http;
        this.instances = instances;
        this.cart = cart;
        this.notes = notes;
    }

    /** Adds one piece; returns when it is acknowledged, refused or given up. */
    void add() throws InterruptedException {
        String commandId = UUID.randomUUID().toString();
        String sku = SKUS.get(requests % SKUS.size());
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            if (!(attempt(commandId, sku) instanceof Unknown)) {
                return;
            }
            LockSupport.parkNanos(PAUSE_BEFORE_RETRY.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private Result attempt(String commandId, String sku) throws InterruptedException {
        URI instance = instances.get(requests++ % instances.size());
        Call call = Call.post(instance, "/v1/carts/" + cart.cartId() + "/lines", Map.of("sku", sku, "quantity", 1))
                .as(cart.token())
                .with("Idempotency-Key", commandId);
        long invoked = System.nanoTime();
        Result result = send(call);
        notes.accept(new Attempt(cart.cartId(), commandId, invoked, System.nanoTime(), result));
        return result;
    }

    private Result send(Call call) throws InterruptedException {
        try {
            return result(http.send(call));
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
}
