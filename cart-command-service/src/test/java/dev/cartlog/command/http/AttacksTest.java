package dev.cartlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.http.Api.Answer;
import dev.cartlog.command.http.Api.GuestCart;
import dev.cartlog.local.identity.Flaw;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each attack by its name. */
class AttacksTest extends EdgeTest {
    private static final int TIMED_REQUESTS = 300;
    private static final String ADD = "{\"sku\":\"sku-1\",\"quantity\":1}";

    @Test
    void anothersCartAndGuessedIdsLookAlike() {
        GuestCart mine = api.newGuestCart();
        GuestCart theirs = api.newGuestCart();

        Answer foreign = mine.api().post(theirs.path("/lines"), ADD);
        Answer asCustomer = api.person("mallory").post(theirs.path("/lines"), ADD);
        Answer guessed = mine.api().post("/v1/carts/AAAAAAAAAAAAAAAAAAAAAA.1/lines", ADD);
        Answer nonsense = mine.api().post("/v1/carts/nonsense/lines", ADD);

        assertProblem(foreign, 404, "cart-not-found");
        for (Answer other : new Answer[] {asCustomer, guessed, nonsense}) {
            assertThat(other.status()).isEqualTo(404);
            assertThat(other.response().body()).isEqualTo(foreign.response().body());
            assertThat(other.response().headers().map().keySet())
                    .isEqualTo(foreign.response().headers().map().keySet());
        }
    }

    @Test
    void anothersCartTakesAsLongAsAMissingOne() {
        GuestCart theirs = api.newGuestCart();
        Api mallory = api.newGuestCart().api();
        String missing = "/v1/carts/AAAAAAAAAAAAAAAAAAAAAA.1/lines";
        List<Long> foreignNanos = new ArrayList<>();
        List<Long> missingNanos = new ArrayList<>();
        for (int i = 0; i < TIMED_REQUESTS; i++) {
            // By turns, so that whatever else happens on the machine happens to both.
            foreignNanos.add(nanos(() -> mallory.post(theirs.path("/lines"), ADD)));
            missingNanos.add(nanos(() -> mallory.post(missing, ADD)));
        }
        long foreign = median(foreignNanos);
        long none = median(missingNanos);
        System.out.printf("median of another's cart %d µs, of a missing one %d µs%n", foreign / 1000, none / 1000);
        assertThat((double) foreign / none).isBetween(0.5, 2.0);
    }

    private static long nanos(Runnable request) {
        long started = System.nanoTime();
        request.run();
        return System.nanoTime() - started;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(value = Flaw.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void flawedAccessTokens(Flaw flaw) {
        Answer answer = api.as(TestEdge.TOKENS.mint("alice", flaw)).post("/v1/carts", "{\"currency\":\"EUR\"}");

        assertProblem(answer, 401, flaw == Flaw.EXPIRED ? "token-expired" : "unauthenticated");
    }

    @Test
    void withoutCredentialNothingIsToldAboutTheBody() {
        GuestCart cart = api.newGuestCart();

        assertProblem(api.post(cart.path("/lines"), "garbage"), 401, "unauthenticated");
        assertProblem(api.post(cart.path("/commands"), "garbage"), 401, "unauthenticated");
        assertProblem(api.send("POST", cart.path("/checkout"), null), 401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 422, quantity-below-limit",
        "0, 422, quantity-below-limit",
        "1000, 422, quantity-above-limit",
        "2147483648, 422, quantity-above-limit",
        "9223372036854775807, 422, quantity-above-limit",
        "99999999999999999999999999, 422, quantity-above-limit",
        "-99999999999999999999999999, 422, quantity-below-limit",
        "1.5, 400, malformed-request",
        "1e309, 400, malformed-request",
        "'\"5\"', 400, malformed-request",
        "null, 400, malformed-request",
        "true, 400, malformed-request"
    })
    void quantities(String quantity, int status, String code) {
        GuestCart cart = api.newGuestCart();
        Answer answer = cart.api().post(cart.path("/lines"), "{\"sku\":\"sku-2\",\"quantity\":" + quantity + "}");

        assertProblem(answer, status, code);
        assertThat(answer.pointers()).containsExactly("/quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "2147483647", "-9223372036854775808"})
    void sumsThatOverflow(String delta) {
        GuestCart cart = api.newGuestCart();
        Answer added = cart.api().post(cart.path("/lines"), "{\"sku\":\"sku-2\",\"quantity\":999}");
        String line = added.json().get("cart").get("lines").get(0).get("lineId").asString();

        Answer answer = cart.api().patch(cart.path("/lines/" + line), "{\"delta\":" + delta + "}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isIn("quantity-above-limit", "quantity-below-limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unitPrice", "price", "name", "owner", "version", "status", "cartId", "__proto__"})
    void pricesOwnersVersionsAndStatesFromTheClient(String field) {
        GuestCart cart = api.newGuestCart();
        Answer answer = cart.api()
                .post(cart.path("/lines"), "{\"sku\":\"sku-1\",\"quantity\":1,\"" + field + "\":{\"amountMinor\":1}}");

        assertProblem(answer, 400, "unknown-field");
        assertThat(answer.pointers()).containsExactly("/" + field);
    }

    @Test
    void unknownFieldsInABatchAreNamed() {
        GuestCart cart = api.newGuestCart();
        Answer answer = cart.api()
                .post(
                        cart.path("/commands"),
                        "{\"commands\":[{\"type\":\"Recalculate\"},{\"type\":\"ClearCart\",\"force\":true}]}");

        assertProblem(answer, 400, "unknown-field");
        assertThat(answer.pointers()).containsExactly("/commands/1/force");
    }

    @Test
    void keysBelongToTheOneWhoSentThem() {
        GuestCart one = api.newGuestCart();
        GuestCart other = api.newGuestCart();

        assertThat(one.api().key("same").post(one.path("/lines"), ADD).events()).hasSize(1);
        Answer answer = other.api().key("same").post(other.path("/lines"), "{\"sku\":\"sku-2\",\"quantity\":1}");
        assertThat(answer.events()).hasSize(1);
        assertThat(answer.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void twentyClientsWithOneKeyHaveOneEffect() throws Exception {
        GuestCart cart = api.newGuestCart();
        Set<String> events = new HashSet<>();
        int fresh = 0;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(i -> clients.submit(() -> cart.api().key("one").post(cart.path("/lines"), ADD)))
                    .toList();
            for (Future<Answer> answer : answers) {
                assertOk(answer.get(), 200);
                events.addAll(answer.get().events());
                fresh += answer.get().header("Idempotent-Replayed").isEmpty() ? 1 : 0;
            }
        }
        assertThat(events).containsExactly("LineItemAdded@2");
        assertThat(fresh).isEqualTo(1);
    }

    @Test
    void batchAndAttributeLimits() {
        GuestCart cart = api.newGuestCart();
        String command = "{\"type\":\"Recalculate\"}";
        String commands = command + ("," + command).repeat(100);
        String attributes = "\"a0\":\"x\"";
        for (int i = 1; i <= 10; i++) {
            attributes += ",\"a" + i + "\":\"x\"";
        }

        assertProblem(
                cart.api().post(cart.path("/commands"), "{\"commands\":[" + commands + "]}"), 400, "malformed-request");
        assertProblem(cart.api().post(cart.path("/commands"), "{\"commands\":[]}"), 400, "malformed-request");
        assertProblem(
                cart.api()
                        .post(
                                cart.path("/lines"),
                                "{\"sku\":\"sku-1\",\"quantity\":1,\"attributes\":{" + attributes + "}}"),
                400,
                "malformed-request");
        assertProblem(
                cart.api()
                        .post(
                                cart.path("/lines"),
                                "{\"sku\":\"sku-1\",\"quantity\":1,\"attributes\":{\"size\":\"" + "x".repeat(65)
                                        + "\"}}"),
                400,
                "malformed-request");
    }

    @Test
    void deepHugeAndDuplicateJson() {
        GuestCart cart = api.newGuestCart();

        assertProblem(cart.api().post(cart.path("/lines"), "[".repeat(10_000)), 400, "malformed-request");
        assertProblem(cart.api().post(cart.path("/lines"), " ".repeat(70_000)), 413, "body-too-large");
        assertProblem(
                cart.api().post(cart.path("/lines"), "{\"sku\":\"sku-1\",\"sku\":\"sku-2\",\"quantity\":1}"),
                400,
                "malformed-request");
    }

    @Test
    void exactlyOneOfQuantityAndDelta() {
        GuestCart cart = api.newGuestCart();
        String line = cart.path("/lines/AAAAAAAAAAAAAAAAAAAAAA");

        assertProblem(cart.api().patch(line, "{}"), 400, "malformed-request");
        assertProblem(cart.api().patch(line, "{\"quantity\":1,\"delta\":1}"), 400, "malformed-request");
        assertProblem(cart.api().header("If-Match", "17").patch(line, "{\"delta\":1}"), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EURO", "eur", "E1R", ""})
    void currenciesAndStores(String wrong) {
        assertProblem(api.post("/v1/carts", "{\"currency\":\"" + wrong + "\"}"), 400, "malformed-request");
        assertProblem(
                api.post("/v1/carts", "{\"currency\":\"EUR\",\"store\":\"" + wrong + " /\"}"),
                400,
                "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.0",
                "99999999999999.0000000000000000000000000000000000000000000000000000000000000000",
                "-1.0000000000000000000000000000000000000000000000000000000000000000"
            })
    void theInternalEndpointFromOutside(String signature) {
        assertProblem(api.post("/internal/requests", "{}"), 401, "unauthenticated");
        assertProblem(
                api.header("X-Cart-Peer", signature.isEmpty() ? "none" : signature)
                        .post("/internal/requests", "{}"),
                401,
                "unauthenticated");
    }
}
