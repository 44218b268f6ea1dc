package dev.cartlog.command.http;

import dev.cartlog.command.http.Api.Answer;
import dev.cartlog.command.http.Api.GuestCart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.ConfirmOrder;
import dev.cartlog.domain.command.CartCommand.ExpireCart;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes carts of every state, by the routes where there is one, else by the service's own commands. */
final class CartsInStates {
    static final String MERGES = "/v1/customers/me/cart/merges";

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final Api api;
    private final InMemoryCarts carts;

    CartsInStates(Api api, InMemoryCarts carts) {
        this.api = api;
        this.carts = carts;
    }

    /** A cart and whoever may use it. */
    record Held(Api api, String cartId, String lineId) {
        String path(String rest) {
            return "/v1/carts/" + cartId + rest;
        }
    }

    /** Somebody new. */
    Api somebody() {
        return api.person("person-" + PEOPLE.incrementAndGet());
    }

    /** An active guest's cart with one line of 2 pieces. */
    GuestCart guest() {
        return guest("sku-2", 2);
    }

    GuestCart guest(String sku, int quantity) {
        GuestCart cart = api.newGuestCart();
        EdgeTest.assertOk(cart.api().post(cart.path("/lines"), item(sku, quantity)), 200);
        return cart;
    }

    static String item(String sku, int quantity) {
        return "{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + "}";
    }

    static String lineOf(Answer answer) {
        return answer.json().at("/cart/lines/0/lineId").asString();
    }

    Held active() {
        return held(guest());
    }

    Held held(GuestCart cart) {
        Answer now = cart.api()
                .header("If-Match", "*")
                .post(cart.path("/commands"), "{\"commands\":[{\"type\":\"Recalculate\"}]}");
        return new Held(cart.api(), cart.cartId(), lineOf(now));
    }

    GuestCart merging() {
        GuestCart cart = guest();
        CartId other = new CartId(RoutingKey.ofCustomer("default", "somebody"), 1);
        system(cart.cartId(), new ClaimCart(new UUID(0, 1), 1, other));
        return cart;
    }

    GuestCart checkedOut() {
        GuestCart cart = guest();
        EdgeTest.assertOk(cart.api().ifMatch("*").send("POST", cart.path("/checkout"), null), 200);
        return cart;
    }

    GuestCart ordered() {
        GuestCart cart = checkedOut();
        carts.with(cart.cartId(), now -> {
            UUID checkoutId = ((Phase.CheckedOut) now.phase()).checkoutId();
            system(cart.cartId(), new ConfirmOrder(checkoutId, "order-1"));
        });
        return cart;
    }

    GuestCart expired() {
        GuestCart cart = guest();
        carts.with(cart.cartId(), now -> system(cart.cartId(), new ExpireCart(now.updatedAt())));
        return cart;
    }

    /** What an undone merge gave back. */
    Held saved() {
        Api customer = somebody();
        Answer merged = customer.post(MERGES, wish(guest()));
        String mergeId = merged.json().at("/merge/mergeId").asString();
        Answer reverted = customer.send("POST", MERGES + "/" + mergeId + "/revert", null);
        String savedCartId = reverted.json().at("/merge/savedCartId").asString();
        return new Held(customer, savedCartId, "A".repeat(22));
    }

    /** Each closed state's code and a cart in it. */
    Map<String, Held> closed() {
        return Map.of(
                "cart-merging", asHeld(merging()),
                "cart-checked-out", asHeld(checkedOut()),
                "cart-ordered", asHeld(ordered()),
                "cart-expired", asHeld(expired()),
                "cart-saved", saved());
    }

    private static Held asHeld(GuestCart cart) {
        return new Held(cart.api(), cart.cartId(), "A".repeat(22));
    }

    static String wish(GuestCart guest) {
        return "{\"guestCartId\":\"" + guest.cartId() + "\",\"guestToken\":\"" + guest.token() + "\"}";
    }

    private void system(String cartId, CartCommand command) {
        var _ = carts.submit(
                CartRequest.single(
                        new Target.Exactly(CartId.of(cartId)), new Principal.System("test"), command, "step", "test"),
                Map.of());
    }
}
