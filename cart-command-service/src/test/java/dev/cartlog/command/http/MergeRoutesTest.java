package dev.cartlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.http.Api.Answer;
import dev.cartlog.command.http.Api.GuestCart;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MergeRoutesTest extends EdgeTest {
    private static final String MERGES = "/v1/customers/me/cart/merges";
    private static final String PREVIEWS = "/v1/customers/me/cart/merge-previews";

    @AfterEach
    void everythingIsAnsweredAgain() {
        carts.lost = request -> false;
    }

    private GuestCart guestWith(String sku, int quantity) {
        GuestCart guest = api.newGuestCart();
        assertOk(
                guest.api().post(guest.path("/lines"), "{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + "}"), 200);
        return guest;
    }

    private static String body(GuestCart guest, String more) {
        return "{\"guestCartId\":\"" + guest.cartId() + "\",\"guestToken\":\"" + guest.token() + "\"" + more + "}";
    }

    @Test
    void aGuestsCartComesIntoTheCustomersAndItsTokenIsDead() {
        GuestCart guest = guestWith("sku-1", 2);
        Api customer = api.person("merge-1");

        Answer merged = customer.post(MERGES, body(guest, ""));

        assertOk(merged, 200);
        assertThat(merged.json().get("merge").get("status").asString()).isEqualTo("COMPLETED");
        assertThat(merged.json()
                        .get("merge")
                        .get("outcomes")
                        .get(0)
                        .get("outcome")
                        .asString())
                .isEqualTo("ADDED");
        assertThat(merged.cart("itemCount")).isEqualTo("2");
        assertThat(merged.header("ETag")).isEqualTo("\"" + merged.cart("version") + "\"");
        assertProblem(
                guest.api().post(guest.path("/lines"), "{\"sku\":\"sku-1\",\"quantity\":1}"), 404, "cart-not-found");
    }

    @Test
    void theSameMergeAgainIsReplayedAndAnotherPolicyIsNot() {
        GuestCart guest = guestWith("sku-1", 2);
        Api customer = api.person("merge-2");
        Answer first = customer.post(MERGES, body(guest, ""));

        Answer again = customer.post(MERGES, body(guest, ""));

        assertOk(again, 200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json().get("merge")).isEqualTo(first.json().get("merge"));
        assertProblem(customer.post(MERGES, body(guest, ",\"quantityPolicy\":\"SUM\"")), 409, "merge-already-decided");
    }

    @Test
    void anotherCustomerLearnsNothing() {
        GuestCart guest = guestWith("sku-1", 1);
        api.person("merge-3").post(MERGES, body(guest, ""));

        Answer other = api.person("merge-4").post(MERGES, body(guest, ""));

        assertProblem(other, 409, "cart-already-merged");
        assertThat(other.response().body()).doesNotContain("merge-3").doesNotContain("mergedInto");
    }

    @Test
    void aMergeWithoutTheGuestsSecretFindsNoCart() {
        GuestCart guest = guestWith("sku-1", 1);
        GuestCart stranger = api.newGuestCart();
        Api customer = api.person("merge-5");
        GuestCart stolen = new GuestCart(guest.api(), guest.cartId(), stranger.token());
        GuestCart guessed = new GuestCart(guest.api(), guest.cartId(), "gct_x");
        GuestCart missing = new GuestCart(guest.api(), "AAAAAAAAAAAAAAAAAAAAAA.1", guest.token());

        Answer wrong = customer.post(MERGES, body(stolen, ""));
        assertProblem(wrong, 404, "cart-not-found");
        assertThat(customer.post(MERGES, body(missing, "")).response().body())
                .isEqualTo(wrong.response().body());
        assertThat(customer.post(MERGES, body(guessed, "")).response().body())
                .isEqualTo(wrong.response().body());
        assertProblem(customer.post(PREVIEWS, body(stolen, "")), 404, "cart-not-found");
    }

    @Test
    void aCustomersCartIsNoGuests() {
        Api customer = api.person("merge-6");
        String mine = customer.post("/v1/carts", "{\"currency\":\"EUR\"}").cart("cartId");
        GuestCart guest = api.newGuestCart();

        Answer answer = customer.post(MERGES, body(new GuestCart(guest.api(), mine, guest.token()), ""));

        assertThat(answer.status()).isIn(404, 409);
        assertThat(answer.code()).isIn("cart-not-found", "cart-not-guest");
    }

    @Test
    void aPreviewWritesNothing() {
        GuestCart guest = guestWith("sku-1", 3);
        Api customer = api.person("merge-7");

        Answer preview = customer.post(PREVIEWS, body(guest, ",\"cartPolicy\":\"USE_CUSTOMER\""));

        assertOk(preview, 200);
        assertThat(preview.json().get("merge").get("status").asString()).isEqualTo("PREVIEW");
        assertThat(preview.json()
                        .get("merge")
                        .get("outcomes")
                        .get(0)
                        .get("reason")
                        .asString())
                .isEqualTo("POLICY");
        carts.with(guest.cartId(), cart -> assertThat(cart.version().value()).isEqualTo(2));
        assertOk(customer.post("/v1/carts", "{\"currency\":\"EUR\"}"), 201);
    }

    @Test
    void aMergeCanBeUndoneOnce() {
        GuestCart guest = guestWith("sku-1", 3);
        Api customer = api.person("merge-8");
        Answer merged = customer.post(MERGES, body(guest, ""));
        String revert = MERGES + "/" + merged.json().get("merge").get("mergeId").asString() + "/revert";

        Answer undone = customer.send("POST", revert, null);
        Answer again = customer.send("POST", revert, null);

        assertOk(undone, 200);
        assertThat(undone.json().get("merge").get("status").asString()).isEqualTo("REVERTED");
        assertThat(undone.cart("itemCount")).isEqualTo("0");
        carts.with(undone.json().get("merge").get("savedCartId").asString(), saved -> {
            assertThat(saved.phase().status()).isEqualTo("SAVED");
            assertThat(saved.lines().itemCount()).isEqualTo(3);
        });
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertProblem(api.person("merge-9").send("POST", revert, null), 404, "merge-not-found");
        assertProblem(customer.send("POST", MERGES + "/nonsense/revert", null), 404, "merge-not-found");
    }

    @Test
    void aMergeThatTakesLongerIsAcceptedAndSaysWhereToLook() {
        GuestCart guest = guestWith("sku-1", 2);
        Api customer = api.person("merge-12");
        carts.lost = request -> request.commands().stream().anyMatch(ClaimCart.class::isInstance);

        Answer accepted = customer.post(MERGES, body(guest, ""));

        assertOk(accepted, 202);
        String mergeId = accepted.json().get("merge").get("mergeId").asString();
        assertThat(accepted.header("Location")).isEqualTo("/v1/merges/" + mergeId);
        assertThat(accepted.json().get("merge").get("status").asString()).isEqualTo("REQUESTED");
        carts.lost = request -> false;
        assertThat(customer.post(MERGES, body(guest, ""))
                        .json()
                        .get("merge")
                        .get("status")
                        .asString())
                .isEqualTo("COMPLETED");
    }

    @Test
    void linesOfAnotherCurrencyComeBackInACartOfTheirOwnCurrency() {
        GuestCart guest = guestWith("sku-1", 2);
        Api customer = api.person("merge-14");
        assertOk(customer.post("/v1/carts", "{\"currency\":\"USD\"}"), 201);
        Answer merged = customer.post(MERGES, body(guest, ""));
        assertThat(merged.json().at("/merge/outcomes/0/reason").asString()).isEqualTo("NO_PRICE");

        String mergeId = merged.json().at("/merge/mergeId").asString();
        Answer undone = customer.send("POST", MERGES + "/" + mergeId + "/revert", null);

        assertOk(undone, 200);
        carts.with(undone.json().at("/merge/savedCartId").asString(), saved -> {
            assertThat(saved.currency()).isEqualTo("EUR");
            assertThat(saved.lines().subtotal(saved.currency()).amountMinor()).isEqualTo(2 * 1999);
        });
    }

    @Test
    void aMergeOfAnotherStoreIsUndoneThere() {
        GuestCart guest = guestIn("berlin");
        Api customer = api.person("merge-13");
        Answer merged = customer.post(MERGES, body(guest, ""));
        String revert = MERGES + "/" + merged.json().get("merge").get("mergeId").asString() + "/revert";

        assertProblem(customer.send("POST", revert, null), 404, "merge-not-found");
        Answer undone = customer.send("POST", revert + "?store=berlin", null);

        assertOk(undone, 200);
        assertThat(undone.json().get("merge").get("status").asString()).isEqualTo("REVERTED");
        assertThat(undone.cart("store")).isEqualTo("berlin");
    }

    private GuestCart guestIn(String store) {
        Answer created = api.post("/v1/carts", "{\"currency\":\"EUR\",\"store\":\"" + store + "\"}");
        String token = created.json().get("guestToken").asString();
        GuestCart guest = new GuestCart(api.as(token), created.cart("cartId"), token);
        assertOk(guest.api().post(guest.path("/lines"), "{\"sku\":\"sku-1\",\"quantity\":1}"), 200);
        return guest;
    }

    @Test
    void twoGuestCartsQueueForOneCustomer() {
        Api customer = api.person("merge-10");
        assertOk(customer.post(MERGES, body(guestWith("sku-1", 2), "")), 200);
        Answer second = customer.post(MERGES, body(guestWith("sku-1", 3), ""));

        assertThat(second.cart("itemCount")).isEqualTo("3");
    }

    @Test
    void aGuestMayNotMerge() {
        GuestCart guest = guestWith("sku-1", 1);

        assertProblem(guest.api().post(MERGES, body(guest, "")), 403, "insufficient-scope");
        assertProblem(api.post(MERGES, body(guest, "")), 401, "unauthenticated");
        assertProblem(guest.api().post(MERGES, "{}"), 400, "malformed-request");
        assertProblem(
                api.person("merge-11").post(MERGES, body(guest, ",\"cartPolicy\":\"STEAL\"")),
                400,
                "malformed-request");
    }
}
