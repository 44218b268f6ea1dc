package dev.cartlog.command.http;

import static dev.cartlog.command.http.EdgeTest.assertOk;
import static dev.cartlog.command.http.EdgeTest.assertProblem;

import dev.cartlog.command.http.Api.Answer;
import dev.cartlog.command.http.Api.GuestCart;
import dev.cartlog.command.http.CartsInStates.Held;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes each rule about a cart's lines refuse, on every route that can break it. */
final class ResultingLines {
    private static final int LINES_MAX = 200;
    private static final int BATCH_MAX = 100;

    private final CartsInStates states;
    private final InMemoryCarts carts;
    private int articles;

    ResultingLines(CartsInStates states, InMemoryCarts carts) {
        this.states = states;
        this.carts = carts;
    }

    /** What may be changed of an article. */
    private record Article(boolean active, long available, long min, long max, boolean priced) {
        CatalogItem item(String sku) {
            return new CatalogItem(
                    new Sku(sku),
                    "Article",
                    priced ? Optional.of(new Money(100, "EUR")) : Optional.empty(),
                    available,
                    false,
                    new Quantity(Math.toIntExact(min)),
                    new Quantity(Math.toIntExact(max)),
                    active);
        }
    }

    private static final Article GOOD = new Article(true, 100, 1, 50, true);

    void drive() {
        everywhere("item-not-available", a -> new Article(false, a.available(), a.min(), a.max(), true));
        everywhere("insufficient-stock", a -> new Article(true, 1, a.min(), a.max(), true));
        everywhere("quantity-below-limit", a -> new Article(true, a.available(), 10, a.max(), true));
        everywhere("quantity-above-limit", a -> new Article(true, a.available(), a.min(), 1, true));
        Held cart = states.active();
        onAdding(cart, "no-such-sku", "unknown-sku");
        String priceless = put("", new Article(true, 100, 1, 50, false));
        onAdding(cart, priceless, "price-not-found");
        lineLimit();
        GuestCart empty = states.guest();
        assertOk(
                empty.api().ifMatch("*").post(empty.path("/commands"), "{\"commands\":[{\"type\":\"ClearCart\"}]}"),
                200);
        assertProblem(empty.api().ifMatch("*").send("POST", empty.path("/checkout"), null), 422, "cart-empty");
    }

    /** The article becomes bad while 3 of it are in the cart. */
    private void everywhere(String code, UnaryOperator<Article> spoiled) {
        String sku = put("", GOOD);
        Held cart = states.held(states.guest(sku, 3));
        put(sku, spoiled.apply(GOOD));
        onAdding(cart, sku, code);
        assertProblem(cart.api().patch(cart.path("/lines/" + cart.lineId()), "{\"quantity\":4}"), 422, code);
        assertProblem(cart.api().ifMatch("*").send("POST", cart.path("/checkout"), null), 422, code);
    }

    private static void onAdding(Held cart, String sku, String code) {
        assertProblem(cart.api().post(cart.path("/lines"), CartsInStates.item(sku, 2)), 422, code);
        String add = "{\"type\":\"AddItem\",\"sku\":\"" + sku + "\",\"quantity\":2}";
        assertProblem(cart.api().post(cart.path("/commands"), "{\"commands\":[" + add + "]}"), 422, code);
    }

    private void lineLimit() {
        GuestCart cart = states.guest();
        for (int from = 1; from < LINES_MAX; from += BATCH_MAX) {
            String commands = IntStream.range(from, Math.min(LINES_MAX, from + BATCH_MAX))
                    .mapToObj(i -> "{\"type\":\"AddItem\",\"sku\":\"sku-2\",\"quantity\":1,\"attributes\":{\"n\":\"" + i
                            + "\"}}")
                    .collect(Collectors.joining(","));
            Answer full = cart.api().post(cart.path("/commands"), "{\"commands\":[" + commands + "]}");
            assertOk(full, 200);
        }
        onAdding(states.held(cart), "sku-1", "line-limit");
    }

    private String put(String sku, Article article) {
        String name = sku.isEmpty() ? "article-" + ++articles : sku;
        carts.items.put(new Sku(name), article.item(name));
        return name;
    }
}
