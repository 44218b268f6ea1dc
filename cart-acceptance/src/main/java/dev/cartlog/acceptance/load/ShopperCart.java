package dev.cartlog.acceptance.load;

import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.http.CartHttp;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A guest's cart that load is put on.
 *
 * @param cartId the cart
 * @param token the guest's key to it
 */
record ShopperCart(String cartId, String token) {
    private static final int TRIES_MAX = 50;
    private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(200);

    /** Opens one. While shards still move, as after a fault, it asks again. */
    static ShopperCart open(CartHttp http, URI instance) throws InterruptedException {
        Answer opened = http.send(opening(instance));
        for (int tries = 1; tries < TRIES_MAX && opened.at("/retryable").asBoolean(false); tries++) {
            LockSupport.parkNanos(PAUSE_BEFORE_RETRY.toNanos());
            opened = http.send(opening(instance));
        }
        if (opened.status() != 201) {
            throw new IllegalStateException("no cart was opened: " + opened.status() + " " + opened.text());
        }
        return new ShopperCart(opened.string("/cart/cartId"), opened.string("/guestToken"));
    }

    private static Call opening(URI instance) {
        return Call.post(instance, "/v1/carts", Map.of("currency", "EUR"));
    }
}
