package dev.cartlog.command.http;

import static dev.cartlog.command.http.CartsInStates.MERGES;
import static dev.cartlog.command.http.CartsInStates.wish;
import static dev.cartlog.command.http.EdgeTest.assertOk;
import static dev.cartlog.command.http.EdgeTest.assertProblem;

import dev.cartlog.command.http.Api.Answer;
import dev.cartlog.command.http.Api.GuestCart;
import java.util.Map;

/** Every answer of the routes of merges. */
final class MergeAnswers {
    private static final String PREVIEWS = "/v1/customers/me/cart/merge-previews";

    private final Api api;
    private final CartsInStates states;

    MergeAnswers(Api api, CartsInStates states) {
        this.api = api;
        this.states = states;
    }

    void drive() {
        refusals(MERGES);
        refusals(PREVIEWS);
        decided();
        keys();
    }

    private void refusals(String route) {
        GuestCart guest = states.guest();
        assertProblem(guest.api().post(route, wish(guest)), 403, "insufficient-scope");
        GuestCart missing = new GuestCart(api, "C".repeat(22) + ".1", guest.token());
        assertProblem(states.somebody().post(route, wish(missing)), 404, "cart-not-found");
        Map.of(
                        "cart-merging", states.merging(),
                        "cart-checked-out", states.checkedOut(),
                        "cart-ordered", states.ordered(),
                        "cart-expired", states.expired())
                .forEach((code, cart) -> assertProblem(states.somebody().post(route, wish(cart)), 409, code));
        Api customer = states.somebody();
        Answer own = customer.post("/v1/carts", "{\"currency\":\"EUR\"}");
        GuestCart notGuest = new GuestCart(api, own.cart("cartId"), guest.token());
        assertProblem(customer.post(route, wish(notGuest)), 409, "cart-not-guest");
        if (route.equals(PREVIEWS)) {
            assertOk(customer.post(route, wish(guest)), 200);
        }
    }

    private void decided() {
        GuestCart guest = states.guest();
        Api customer = states.somebody();
        Answer merged = customer.post(MERGES, wish(guest));
        assertOk(merged, 200);
        assertOk(customer.post(MERGES, wish(guest)), 200);
        String other = wish(guest).replace("}", ",\"quantityPolicy\":\"SUM\"}");
        assertProblem(customer.post(MERGES, other), 409, "merge-already-decided");
        assertProblem(states.somebody().post(MERGES, wish(guest)), 409, "cart-already-merged");
        assertProblem(states.somebody().post(PREVIEWS, wish(guest)), 409, "cart-already-merged");
        assertProblem(guest.api().send("POST", revert(merged), null), 403, "insufficient-scope");
        assertProblem(states.somebody().send("POST", revert(merged), null), 404, "merge-not-found");
        assertOk(customer.send("POST", revert(merged), null), 200);
        assertOk(customer.send("POST", revert(merged), null), 200);
        checkedOutMerge();
    }

    private void checkedOutMerge() {
        Api customer = states.somebody();
        Answer merged = customer.post(MERGES, wish(states.guest()));
        String path = "/v1/carts/" + merged.cart("cartId") + "/checkout";
        assertOk(customer.ifMatch("*").send("POST", path, null), 200);
        assertProblem(customer.send("POST", revert(merged), null), 409, "merge-already-decided");
    }

    private void keys() {
        Api customer = states.somebody().key("taken");
        assertOk(customer.post("/v1/carts", "{\"currency\":\"EUR\"}"), 201);
        assertProblem(customer.post(MERGES, wish(states.guest())), 422, "idempotency-key-reused");
        String any = MERGES + "/00000000-0000-5000-8000-000000000000/revert";
        assertProblem(customer.send("POST", any, null), 422, "idempotency-key-reused");
    }

    private static String revert(Answer merged) {
        return MERGES + "/" + merged.json().at("/merge/mergeId").asString() + "/revert";
    }
}
