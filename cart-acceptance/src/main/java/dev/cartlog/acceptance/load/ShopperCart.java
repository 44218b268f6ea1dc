package dev.cartlog.acceptance.load;

import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.http.CartHttp;
import java.net.URI;
import java.util.Map;

/**
 * A guest's cart that load is put on.
 *
 * @param cartId the cart
 * @param token the guest's key to it
 */
record ShopperCart(String cartId, String token) {
    static ShopperCart open(CartHttp http, URI instance) throws InterruptedException {
        Answer opened = http.send(Call.post(instance, "/v1/carts", Map.of("currency", "EUR")));
        if (opened.status() != 201) {
            throw new IllegalStateException("no cart was opened: " + opened.status() + " " + opened.text());
        }
        return new ShopperCart(opened.string("/cart/cartId"), opened.string("/guestToken"));
    }
}
