package dev.cartlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.http.Api.Answer;
import dev.cartlog.command.http.Api.GuestCart;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Sku;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandRoutesTest extends EdgeTest {
    private static final String LINE =
            LineId.of(new Sku("sku-1"), Attributes.NONE).value();

    @AfterEach
    void reset() {
        carts.undecided = Optional.empty();
        carts.put("sku-1", 1999, 10);
    }

    @Test
    void aGuestStartsACartAndGetsItsTokenOnce() {
        Answer created = api.post("/v1/carts", "{\"currency\":\"EUR\"}");

        assertOk(created, 201);
        assertThat(created.json().get("guestToken").asString()).matches("gct_[A-Za-z0-9_-]{43}");
        assertThat(created.header("Location")).isEqualTo("/v1/carts/" + created.cart("cartId"));
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.events()).containsExactly("CartCreated@1");
        assertThat(created.cart("store")).isEqualTo("default");
    }

    @Test
    void aGuestsStartNeverReplays() {
        Answer first = api.key("k").post("/v1/carts", "{\"currency\":\"EUR\"}");
        String token = first.json().get("guestToken").asString();
        Answer second = api.as(token).key("k").post("/v1/carts", "{\"currency\":\"EUR\"}");

        assertOk(second, 201);
        assertThat(second.cart("cartId")).isNotEqualTo(first.cart("cartId"));
        assertThat(second.json().get("guestToken").asString()).isNotEqualTo(token);
    }

    @Test
    void aCustomerGetsTheActiveCart() {
        Api carol = api.person("carol");
        Answer first = carol.key("k").post("/v1/carts", "{\"currency\":\"EUR\",\"store\":\"berlin\"}");
        Answer again = carol.post("/v1/carts", "{\"currency\":\"USD\",\"store\":\"berlin\"}");
        Answer replay = carol.key("k").post("/v1/carts", "{\"currency\":\"EUR\",\"store\":\"berlin\"}");

        assertOk(first, 201);
        assertThat(first.json().has("guestToken")).isFalse();
        assertOk(again, 200);
        assertThat(again.cart("cartId")).isEqualTo(first.cart("cartId"));
        assertThat(again.events()).isEmpty();
        assertOk(replay, 201);
        assertThat(replay.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void linesAreAddedChangedAndRemoved() {
        GuestCart cart = api.newGuestCart();

        Answer added = cart.api().post(cart.path("/lines"), "{\"sku\":\"sku-1\",\"quantity\":2}");
        Answer set = cart.api().patch(cart.path("/lines/" + LINE), "{\"quantity\":5}");
        Answer by = cart.api().patch(cart.path("/lines/" + LINE), "{\"delta\":-1}");
        Answer same = cart.api().patch(cart.path("/lines/" + LINE), "{\"quantity\":4}");
        Answer removed = cart.api().delete(cart.path("/lines/" + LINE));

        assertOk(added, 200);
        assertThat(added.events()).containsExactly("LineItemAdded@2");
        assertThat(set.events()).containsExactly("LineItemQuantityChanged@3");
        assertThat(by.events()).containsExactly("LineItemQuantityChanged@4");
        assertThat(by.cart("itemCount")).isEqualTo("4");
        assertThat(same.events()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo("\"4\"");
        assertThat(removed.events()).containsExactly("LineItemRemoved@5");
        assertProblem(cart.api().delete(cart.path("/lines/" + LINE)), 404, "line-not-found");
        assertProblem(cart.api().patch(cart.path("/lines/nonsense"), "{\"delta\":1}"), 404, "line-not-found");
    }

    @Test
    void aRepeatedCommandHasOneEffectAndTheFirstAnswer() {
        GuestCart cart = api.newGuestCart();
        String body = "{\"sku\":\"sku-1\",\"quantity\":2}";

        Answer first = cart.api().key("add-1").post(cart.path("/lines"), body);
        cart.api().post(cart.path("/lines"), "{\"sku\":\"sku-2\",\"quantity\":1}");
        Answer again = cart.api().key("add-1").ifMatch("\"1\"").post(cart.path("/lines"), body);

        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.events()).isEqualTo(first.events());
        assertThat(again.cart("version")).isEqualTo("3");
        assertThat(again.json().get("appliedCommandIds").toString()).contains("\"add-1\"");
    }

    @Test
    void aKeyReusedForAnotherCommandIsRefusedAndARefusalDoesNotUseTheKeyUp() {
        GuestCart cart = api.newGuestCart();
        Api keyed = cart.api().key("k-1");

        assertProblem(
                keyed.post(cart.path("/lines"), "{\"sku\":\"sku-1\",\"quantity\":11}"), 422, "insufficient-stock");
        assertOk(keyed.post(cart.path("/lines"), "{\"sku\":\"sku-1\",\"quantity\":1}"), 200);
        assertProblem(
                keyed.post(cart.path("/lines"), "{\"sku\":\"sku-1\",\"quantity\":2}"), 422, "idempotency-key-reused");
    }

    @Test
    void aBatchIsAppliedAsAWholeOrNotAtAll() {
        GuestCart cart = api.newGuestCart();
        String good = "{\"type\":\"AddItem\",\"sku\":\"sku-1\",\"quantity\":2}";
        String bad = "{\"type\":\"AddItem\",\"sku\":\"sku-1\",\"quantity\":9}";

        Answer refused = cart.api().post(cart.path("/commands"), "{\"commands\":[" + good + "," + bad + "]}");
        Answer applied = cart.api()
                .post(
                        cart.path("/commands"),
                        "{\"commands\":[" + good + ",{\"type\":\"ChangeQuantityBy\",\"lineId\":\"" + LINE
                                + "\",\"delta\":1},{\"type\":\"Recalculate\"}]}");

        assertProblem(refused, 422, "insufficient-stock");
        assertThat(refused.pointers()).containsExactly("/commands/1/quantity");
        assertThat(refused.json().get("errors").get(0).get("requested").asLong())
                .isEqualTo(11);
        assertThat(refused.json().get("errors").get(0).get("allowed").asLong()).isEqualTo(10);
        assertThat(refused.json().get("currentVersion").asLong()).isEqualTo(1);
        assertThat(applied.events()).containsExactly("LineItemAdded@2", "LineItemQuantityChanged@3");
    }

    @Test
    void clearingABatchNeedsTheVersion() {
        GuestCart cart = api.newGuestCart();
        cart.api().post(cart.path("/lines"), "{\"sku\":\"sku-1\",\"quantity\":2}");
        String clear = "{\"commands\":[{\"type\":\"ClearCart\"}]}";

        assertProblem(cart.api().post(cart.path("/commands"), clear), 428, "precondition-required");
        Answer stale = cart.api().ifMatch("\"1\"").post(cart.path("/commands"), clear);
        assertProblem(stale, 412, "version-mismatch");
        assertThat(stale.cart("version")).isEqualTo("2");
        assertThat(cart.api()
                        .ifMatch("\"2.0a1b2c3d\"")
                        .post(cart.path("/commands"), clear)
                        .events())
                .containsExactly("CartCleared@3");
    }

    @Test
    void checkingOutFreezesTheCart() {
        GuestCart cart = api.newGuestCart();
        assertProblem(cart.api().ifMatch("*").post(cart.path("/checkout"), "{}"), 422, "cart-empty");
        cart.api().post(cart.path("/lines"), "{\"sku\":\"sku-1\",\"quantity\":2}");
        assertProblem(cart.api().send("POST", cart.path("/checkout"), null), 428, "precondition-required");

        Answer out = cart.api().key("out").ifMatch("\"2\"").send("POST", cart.path("/checkout"), null);
        Answer again = cart.api().key("out").ifMatch("\"2\"").send("POST", cart.path("/checkout"), null);
        Answer late = cart.api().post(cart.path("/lines"), "{\"sku\":\"sku-1\",\"quantity\":1}");

        assertThat(out.events()).containsExactly("CartCheckedOut@3");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertProblem(late, 409, "cart-checked-out");
        assertThat(late.cart("status")).isEqualTo("CHECKED_OUT");
    }

    @Test
    void warningsTellWhatChangedInTheShop() {
        GuestCart cart = api.newGuestCart();
        cart.api().post(cart.path("/lines"), "{\"sku\":\"sku-1\",\"quantity\":2}");
        carts.put("sku-1", 2999, 1);

        Answer answer = cart.api().post(cart.path("/lines"), "{\"sku\":\"sku-2\",\"quantity\":1}");

        assertThat(answer.json().get("warnings").findValuesAsString("code"))
                .containsExactly("PRICE_CHANGED", "INSUFFICIENT_STOCK");
        assertThat(answer.json().get("warnings").get(0).get("lineId").asString())
                .isEqualTo(LINE);
    }

    @Test
    void aWriterWithoutAnAnswerIsToBeAskedAgain() {
        GuestCart cart = api.newGuestCart();
        Map<Undecided, String> codes = Map.of(
                Undecided.SHARD_MOVING, "shard-moving",
                Undecided.MAILBOX_FULL, "shard-moving",
                Undecided.OUTCOME_UNKNOWN, "outcome-unknown");
        codes.forEach((reason, code) -> {
            carts.undecided = Optional.of(reason);
            Answer answer = cart.api().post(cart.path("/lines"), "{\"sku\":\"sku-1\",\"quantity\":1}");
            assertProblem(answer, 503, code);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.json().get("retryable").asBoolean()).isTrue();
        });
    }

    @Test
    void readingIsNotForThisService() {
        GuestCart cart = api.newGuestCart();
        Answer answer = cart.api().send("GET", cart.path("/lines"), null);

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertProblem(cart.api().send("GET", cart.path(""), null), 404, "not-found");
    }
}
