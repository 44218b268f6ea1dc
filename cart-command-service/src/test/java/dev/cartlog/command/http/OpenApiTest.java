package dev.cartlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.http.Api.Answer;
import dev.cartlog.command.http.Api.GuestCart;
import dev.cartlog.command.http.CartsInStates.Held;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.local.identity.Flaw;
import dev.cartlog.web.openapi.Description;
import dev.cartlog.web.openapi.Description.Operation;
import dev.cartlog.web.openapi.OpenApi;
import dev.cartlog.web.openapi.RawRequest;
import dev.cartlog.web.openapi.Witness;
import dev.cartlog.web.request.Documents;
import dev.cartlog.web.security.GuestToken;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** The service's description says what the service does: nothing that never happens, and everything that does. */
@TestPropertySource(
        properties = {
            "cart.http.header-deadline=300ms",
            "cart.http.caller-requests-per-second=0.001",
            "cart.http.caller-burst-requests=400"
        })
class OpenApiTest extends EdgeTest {
    private static final String DOCUMENT = OpenApi.complete(Documents.resource("/openapi-command.json"));
    private static final int REQUESTS_MAX = 401;
    private static final String MERGES = CartsInStates.MERGES;
    private static final String PREVIEWS = "/v1/customers/me/cart/merge-previews";

    private final Description description = Description.of(DOCUMENT);
    private final Witness witness = new Witness(description);

    @LocalServerPort
    private int port;

    private CartsInStates states;

    @BeforeEach
    void watch() {
        api = api.seenBy(this::see);
        states = new CartsInStates(api, carts);
    }

    private void see(String method, String path, Answer answer) {
        Witness.Reply reply = new Witness.Reply(
                answer.status(),
                name -> answer.response().headers().firstValue(name),
                answer.response().body());
        assertThat(witness.see(method, path.split("\\?", 2)[0], reply))
                .as(
                        "%s %s: %s %s",
                        method, path, answer.status(), answer.response().body())
                .isEmpty();
    }

    @Test
    void isServedAsItIs() {
        assertThat(api.send("GET", "/openapi.json", null).response().body()).isEqualTo(DOCUMENT);
    }

    @Test
    void namesEveryRouteAndNoOther(@Autowired CommandRoutes.Parts parts) {
        var routes = CommandRoutes.routes(parts).names().stream()
                .filter(name -> !name.contains(" /internal/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(description.operations().stream().map(Operation::name).collect(Collectors.toSet()))
                .isEqualTo(routes);
    }

    @Test
    void everyAnswerItNamesCanBeHadAndEveryAnswerIsAsItSays() {
        documents();
        beforeAnyRoute();
        withoutTheIssuersKeys();
        bodies();
        reports();
        newCarts();
        writersThatMove();
        lines();
        closedAndChangedCarts();
        resultingLines();
        keys();
        merges();
        assertThat(witness.unseen()).isEmpty();
    }

    private void documents() {
        assertThat(api.send("GET", "/openapi.json", null).status()).isEqualTo(200);
        assertThat(api.send("GET", "/problems", null).status()).isEqualTo(200);
        assertThat(api.send("GET", "/problems/cart-not-found", null).status()).isEqualTo(200);
        assertProblem(api.send("GET", "/problems/none", null), 404, "not-found");
        assertProblem(api.send("PUT", "/v1/carts", "{}"), 405, "method-not-allowed");
        assertProblem(api.send("GET", "/v2", null), 404, "not-found");
    }

    /** What the server and its filters answer, on every operation. */
    private void beforeAnyRoute() {
        String exhausted = GuestToken.mint(new SecureRandom());
        for (int i = 0; i < REQUESTS_MAX; i++) {
            api.as(exhausted).send("GET", "/problems", null);
        }
        for (Operation operation : description.operations()) {
            String path = somePath(operation);
            String method = operation.method();
            assertProblem(api.as("nonsense").send(method, path, null), 401, "unauthenticated");
            String expired = TestEdge.TOKENS.mint("alice", Flaw.EXPIRED);
            assertProblem(api.as(expired).send(method, path, null), 401, "token-expired");
            assertProblem(api.header("Accept", "image/png").send(method, path, null), 406, "not-acceptable");
            assertProblem(api.as(exhausted).send(method, path, null), 429, "too-many-requests");
            assertProblem(api.header("X-Long", "x".repeat(20_000)).send(method, path, null), 431, "headers-too-large");
            if (path.startsWith("/v1/")) {
                Answer foreign =
                        api.header("Origin", "https://elsewhere.example").send(method, path, null);
                assertProblem(foreign, 403, "origin-not-allowed");
            }
            raw(method, path, "Bad\u0001Header: x\r\n\r\n", 400);
            raw(method, path, "", 408);
        }
    }

    private void raw(String method, String path, String rest, int status) {
        Witness.Reply reply = RawRequest.send(port, method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + rest);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(witness.see(method, path, reply)).isEmpty();
    }

    private static String somePath(Operation operation) {
        return operation
                .path()
                .replace("{cartId}", "A".repeat(22) + ".1")
                .replace("{lineId}", "A".repeat(22))
                .replace("{mergeId}", "00000000-0000-5000-8000-000000000000")
                .replace("{code}", "cart-not-found");
    }

    /** Another instance of the edge, whose issuer cannot be reached. */
    private void withoutTheIssuersKeys() {
        try (ConfigurableApplicationContext lonely = new SpringApplicationBuilder(TestEdge.class)
                .run(
                        "--spring.config.location=classpath:cart-web.properties",
                        "--server.port=0",
                        "--management.server.port=0",
                        "--cart.identity.issuer=http://127.0.0.1:1",
                        "--cart.identity.jwks-url=http://127.0.0.1:1/jwks")) {
            int lonelyPort = lonely.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            Api customer = Api.on(lonelyPort).seenBy(this::see).person("alice");
            for (Operation operation : description.operations()) {
                assertProblem(
                        customer.send(operation.method(), somePath(operation), null), 503, "identity-unavailable");
            }
        }
    }

    private void bodies() {
        Api customer = states.somebody();
        for (Operation operation : description.operations()) {
            if (operation.node().has("requestBody")) {
                String path = somePath(operation);
                String method = operation.method();
                assertProblem(customer.send(method, path, "garbage"), 400, "malformed-request");
                assertProblem(customer.send(method, path, "{\"price\":1}"), 400, "unknown-field");
                assertProblem(customer.send(method, path, " ".repeat(70_000)), 413, "body-too-large");
                Api plain = customer.header("Content-Type", "text/plain");
                assertProblem(plain.send(method, path, "{}"), 415, "unsupported-media-type");
            }
        }
    }

    private void reports() {
        String counts = "[{\"event\":\"retry\",\"kind\":\"waited\",\"times\":2}]";
        String report = "{\"store\":\"shop\",\"oneIn\":10,\"pending\":0,\"counts\":" + counts + "}";
        assertOk(api.post("/v1/telemetry", report), 202);
        assertProblem(api.post("/v1/telemetry", report.replace("10", "0")), 400, "malformed-request");
    }

    private void newCarts() {
        assertOk(api.post("/v1/carts", "{\"currency\":\"EUR\"}"), 201);
        Api somebody = states.somebody();
        Api customer = somebody.key("first");
        assertOk(customer.post("/v1/carts", "{\"currency\":\"EUR\",\"store\":\"shop\"}"), 201);
        assertOk(somebody.post("/v1/carts", "{\"currency\":\"EUR\",\"store\":\"shop\"}"), 200);
        assertProblem(
                customer.post("/v1/carts", "{\"currency\":\"USD\",\"store\":\"shop\"}"), 422, "idempotency-key-reused");
    }

    /** A good request of each kind that changes a cart, as name and sender by turns. */
    private static Map<String, Send> changes(Held cart) {
        Map<String, Send> changes = new LinkedHashMap<>();
        changes.put("add", more -> more.post(cart.path("/lines"), CartsInStates.item("sku-2", 1)));
        changes.put("change", more -> more.patch(cart.path("/lines/" + cart.lineId()), "{\"delta\":1}"));
        changes.put("remove", more -> more.delete(cart.path("/lines/" + cart.lineId())));
        changes.put("batch", more -> more.post(cart.path("/commands"), "{\"commands\":[{\"type\":\"ClearCart\"}]}"));
        changes.put("checkout", more -> more.send("POST", cart.path("/checkout"), null));
        return changes;
    }

    private static Send change(Held cart, String name) {
        return Objects.requireNonNull(changes(cart).get(name));
    }

    @FunctionalInterface
    private interface Send {
        Answer by(Api api);
    }

    private void writersThatMove() {
        Held cart = states.active();
        GuestCart guest = states.guest();
        Api customer = states.somebody();
        Map<String, Send> sends = new LinkedHashMap<>(changes(cart));
        sends.put("new", any -> api.post("/v1/carts", "{\"currency\":\"EUR\"}"));
        sends.put("merge", any -> customer.post(MERGES, CartsInStates.wish(guest)));
        sends.put("preview", any -> customer.post(PREVIEWS, CartsInStates.wish(guest)));
        sends.put("revert", any -> customer.send("POST", MERGES + "/" + new UUID(0, 1) + "/revert", null));
        try {
            carts.undecided = Optional.of(Undecided.SHARD_MOVING);
            sends.values().forEach(send -> assertProblem(send.by(cart.api().ifMatch("*")), 503, "shard-moving"));
            carts.undecided = Optional.of(Undecided.OUTCOME_UNKNOWN);
            sends.values().forEach(send -> assertProblem(send.by(cart.api().ifMatch("*")), 503, "outcome-unknown"));
        } finally {
            carts.undecided = Optional.empty();
        }
    }

    private void lines() {
        Held cart = states.active();
        for (Send send : changes(new Held(cart.api(), "B".repeat(22) + ".1", cart.lineId()))
                .values()) {
            assertProblem(send.by(cart.api().ifMatch("*")), 404, "cart-not-found");
        }
        Held noLine = new Held(cart.api(), cart.cartId(), "B".repeat(22));
        assertProblem(change(noLine, "change").by(cart.api()), 404, "line-not-found");
        assertProblem(change(noLine, "remove").by(cart.api()), 404, "line-not-found");
        assertProblem(
                batch(cart, "{\"type\":\"RemoveItem\",\"lineId\":\"" + noLine.lineId() + "\"}"), 404, "line-not-found");
        changes(cart).keySet().forEach(name -> {
            Held fresh = states.active();
            assertOk(change(fresh, name).by(fresh.api().ifMatch("*")), 200);
        });
    }

    private static Answer batch(Held cart, String command) {
        return cart.api().post(cart.path("/commands"), "{\"commands\":[" + command + "]}");
    }

    private void closedAndChangedCarts() {
        states.closed()
                .forEach((code, cart) -> changes(cart)
                        .values()
                        .forEach(send -> assertProblem(send.by(cart.api().ifMatch("*")), 409, code)));
        Held cart = states.active();
        changes(cart)
                .values()
                .forEach(send -> assertProblem(send.by(cart.api().ifMatch("\"99\"")), 412, "version-mismatch"));
        assertProblem(change(cart, "batch").by(cart.api()), 428, "precondition-required");
        assertProblem(change(cart, "checkout").by(cart.api()), 428, "precondition-required");
    }

    private void resultingLines() {
        new ResultingLines(states, carts).drive();
    }

    private void keys() {
        changes(states.active()).keySet().forEach(name -> {
            Held cart = states.active();
            Api sameKey = cart.api().key("taken").ifMatch("*");
            assertOk(sameKey.post(cart.path("/lines"), CartsInStates.item("sku-2", 7)), 200);
            assertProblem(change(cart, name).by(sameKey), 422, "idempotency-key-reused");
        });
    }

    private void merges() {
        new MergeAnswers(api, states).drive();
        Api customer = states.somebody();
        GuestCart guest = states.guest();
        try {
            carts.lost = request -> request.commands().stream().anyMatch(ClaimCart.class::isInstance);
            assertOk(customer.post(MERGES, CartsInStates.wish(guest)), 202);
        } finally {
            carts.lost = request -> false;
        }
    }
}
