package dev.cartlog.acceptance.demo;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Somebody with a token, and the requests such a person makes on the tour. */
final class Visitor {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int NOT_YET = 503;

    private final Tour tour;
    private final Addresses addresses;
    private final String token;

    Visitor(Tour tour, Addresses addresses, String token) {
        this.tour = tour;
        this.addresses = addresses;
        this.token = token;
    }

    /** Opens a cart, or finds the active one. */
    Answer openCart(int status, String store) throws InterruptedException {
        Map<String, Object> body = Map.of("currency", "EUR", "store", store);
        return tour.call(
                status, Call.post(addresses.command(), "/v1/carts", body).as(token));
    }

    /** Puts pieces of an article into a cart. */
    Answer add(String cartId, String sku, int quantity) throws InterruptedException {
        return tour.call(200, adding(cartId, sku, quantity));
    }

    /** The request that {@link #add} sends, with a key that makes it safe to send again. */
    Call adding(String cartId, String sku, int quantity) {
        Map<String, Object> body = Map.of("sku", sku, "quantity", quantity);
        return write("/v1/carts/" + cartId + "/lines", body)
                .with("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Joins a guest's cart into this customer's. */
    Answer merge(String guestCartId, String guestToken) throws InterruptedException {
        Map<String, Object> body = Map.of("guestCartId", guestCartId, "guestToken", guestToken);
        return tour.call(200, write("/v1/customers/me/cart/merges", body));
    }

    /** Checks a cart out, provided it is still at this version. */
    Answer checkOut(String cartId, long version) throws InterruptedException {
        Call call = Call.post(addresses.command(), "/v1/carts/" + cartId + "/checkout");
        return tour.call(200, call.as(token).with("If-Match", "\"" + version + "\""));
    }

    private Call write(String path, Object body) {
        return Call.post(addresses.command(), path, body).as(token);
    }

    /** A GET of the query service. */
    Call reading(String path) {
        return Call.get(addresses.query(), path).as(token);
    }

    /** Reads and shows. */
    Answer read(int status, String path) throws InterruptedException {
        return tour.call(status, reading(path));
    }

    /** Reads a cart that is at least at this version; waits for it, but not for ever. */
    Answer awaitCart(String cartId, long version) throws InterruptedException {
        Call call = reading("/v1/carts/" + cartId + "?minVersion=" + version);
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        // The service itself waits before it says "not yet", so this does not spin.
        Answer answer = tour.quietly(call);
        while (answer.status() == NOT_YET && System.nanoTime() - deadline < 0) {
            answer = tour.quietly(call);
        }
        if (answer.status() == NOT_YET) {
            throw new UnexpectedAnswerException("cart " + cartId + " did not reach version " + version + " within "
                    + DEADLINE.toSeconds() + " s. Does the order service run? ./cart status tells");
        }
        return tour.call(200, call);
    }
}
