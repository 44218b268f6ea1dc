package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.http.CartHttp;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A cart to measure with.
 *
 * @param token who may change it
 */
record OpenedCart(CartHttp http, URI service, String cartId, String token) {

    /** A new guest's. */
    static OpenedCart guests(CartHttp http, URI service) throws InterruptedException {
        Answer opened = open(http, opening(service));
        return new OpenedCart(http, service, opened.string("/cart/cartId"), opened.string("/guestToken"));
    }

    /** A customer's first. */
    static OpenedCart customers(CartHttp http, URI service, String token) throws InterruptedException {
        Answer opened = open(http, opening(service).as(token));
        return new OpenedCart(http, service, opened.string("/cart/cartId"), token);
    }

    private static Call opening(URI service) {
        return Call.post(service, "/v1/carts", Map.of("currency", "EUR"));
    }

    private static Answer open(CartHttp http, Call call) throws InterruptedException {
        Answer opened = http.send(call);
        if (opened.status() != 201) {
            throw new IllegalStateException("no cart was opened: " + opened.text());
        }
        return opened;
    }

    String path() {
        return "/v1/carts/" + cartId;
    }

    /** Puts so many pieces of each of these articles in, a line each; the cart then. */
    Answer fill(int firstArticle, int lines, int pieces) throws InterruptedException {
        List<Map<String, Object>> commands = IntStream.range(firstArticle, firstArticle + lines)
                .mapToObj(article -> Map.<String, Object>of(
                        "type", "AddItem", "sku", CommandPlatform.sku(article), "quantity", pieces))
                .toList();
        Answer filled = http.send(Call.post(service, path() + "/commands", Map.of("commands", commands))
                .as(token));
        if (filled.status() != 200) {
            throw new IllegalStateException("a cart was not filled: " + filled.text());
        }
        return filled;
    }

    /** The lines of a cart that was answered. */
    static List<String> lineIds(Answer answer) {
        return answer.at("/cart/lines")
                .valueStream()
                .map(line -> line.path("lineId").asString())
                .toList();
    }
}
