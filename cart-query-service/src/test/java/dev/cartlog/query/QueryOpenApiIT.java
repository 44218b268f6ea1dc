package dev.cartlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.event.CartEvent.CartMergeRequested;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.Sha256;
import dev.cartlog.local.identity.Flaw;
import dev.cartlog.query.http.RouteGroup;
import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.testing.Eventually;
import dev.cartlog.query.testing.Http;
import dev.cartlog.query.testing.Http.Answer;
import dev.cartlog.query.testing.QueryPlatform;
import dev.cartlog.query.testing.QueryPlatform.Instance;
import dev.cartlog.web.openapi.Description;
import dev.cartlog.web.openapi.Description.Operation;
import dev.cartlog.web.openapi.OpenApi;
import dev.cartlog.web.openapi.RawRequest;
import dev.cartlog.web.openapi.Witness;
import dev.cartlog.web.request.Documents;
import dev.cartlog.web.request.Routes;
import dev.cartlog.web.security.GuestToken;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The service's description says what the service does: nothing that never happens, and everything that does. */
@TestInstance(Lifecycle.PER_CLASS)
class QueryOpenApiIT {
    private static final String DOCUMENT = OpenApi.complete(Documents.resource("/query-openapi.json"));
    private static final String TOKEN = "gct_" + "A".repeat(43);
    private static final int REQUESTS_MAX = 500;
    private static final String NOBODY = "127.0.0.1:1";
    private static final UUID MERGE = new UUID(1, 1);
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Description description = Description.of(DOCUMENT);
    private final Witness witness = new Witness(description);
    private final CartScript guest =
            CartScript.guest(1, Sha256.hex(TOKEN)).add("sku-1", 2).change("sku-1", 2, 3);
    private final CartScript alices = CartScript.customer("alice", "default", 1)
            .add("sku-1", 1)
            .then(new CartMergeRequested(MERGE, 1, guest.cartId(), CartPolicy.MERGE, QuantityPolicy.MAX));

    private QueryPlatform platform;
    private Instance service;
    private String alice;
    private String auditor;
    private String operator;

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        platform = new QueryPlatform(directory);
        alice = platform.platform().token("alice");
        auditor = platform.platform().token("auditor");
        operator = platform.platform().token("operator");
        service = platform.start(
                "query",
                // A stream must not wait for its first heartbeat before it says that it is open.
                "cart.query.heartbeat=1h",
                "cart.http.header-deadline=300ms",
                "cart.http.caller-requests-per-second=0.001",
                "cart.http.caller-burst-requests=" + (REQUESTS_MAX - 1));
        Eventually.holds(DEADLINE, () -> Http.status(service.managementUrl() + "/actuator/health/readiness") == 200);
        platform.writer().append(guest.events());
        platform.writer().append(alices.events());
        for (CartScript script : List.of(guest, alices)) {
            String token = script == guest ? TOKEN : alice;
            String path = "/v1/carts/" + script.cartId() + "?minVersion=3";
            assertThat(Http.read(service.url() + path, token).status()).isEqualTo(200);
        }
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private Answer get(Instance from, String path, String token, String... headers) {
        Answer answer = Http.get(from.url() + path, token, headers);
        see(
                path,
                new Witness.Reply(
                        answer.status(), name -> answer.response().headers().firstValue(name), answer.body()));
        return answer;
    }

    private void see(String path, Witness.Reply reply) {
        assertThat(witness.see("GET", path.split("\\?", 2)[0], reply))
                .as("%s: %s %s", path, reply.status(), reply.body())
                .isEmpty();
    }

    private void refused(int status, String code, Instance from, String path, String token, String... headers) {
        Answer answer = get(from, path, token, headers);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(status);
        assertThat(answer.code()).as(path).isEqualTo(code);
    }

    private void found(String path, String token, String... headers) {
        Answer answer = get(service, path, token, headers);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    }

    /** The tag tells of the catalogue as well as of the version. */
    private void unchanged(String path, String token) {
        String tag = get(service, path, token)
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(get(service, path, token, "If-None-Match", tag).status()).isEqualTo(304);
    }

    @Test
    void isServedAsItIs() {
        assertThat(Http.get(service.url() + "/openapi.json", "").body()).isEqualTo(DOCUMENT);
    }

    @Test
    void namesEveryRouteAndNoOther() {
        Routes routes = new Routes();
        service.context().getBeansOfType(RouteGroup.class).values().forEach(group -> group.addTo(routes));
        var documents = List.of("GET /openapi.json", "GET /problems", "GET /problems/{code}");
        TreeSet<String> names = new TreeSet<>(documents);
        routes.names().stream().filter(name -> !name.contains(" /internal/")).forEach(names::add);
        assertThat(description.operations().stream().map(Operation::name).collect(Collectors.toSet()))
                .isEqualTo(names);
    }

    @Test
    void everyAnswerItNamesCanBeHadAndEveryAnswerIsAsItSays() {
        documents();
        carts();
        history();
        operations();
        beforeAnyRoute();
        withoutTheIssuersKeys();
        withoutTheLog();
        assertThat(witness.unseen()).isEmpty();
    }

    private void documents() {
        found("/openapi.json", "");
        found("/problems", "");
        found("/problems/cart-not-found", "");
        refused(404, "not-found", service, "/problems/none", "");
        for (String path : List.of("/openapi.json", "/problems", "/problems/cart-not-found")) {
            refused(406, "not-acceptable", service, path, "", "Accept", "image/png");
        }
    }

    private void carts() {
        String cart = "/v1/carts/" + guest.cartId();
        found(cart, TOKEN);
        unchanged(cart, TOKEN);
        refused(404, "cart-not-found", service, cart, alice);
        stream(cart + "/stream", "1");
        stream(cart + "/stream", "3");
        refused(404, "cart-not-found", service, cart + "/stream", alice);
        found("/v1/customers/me/cart", alice);
        unchanged("/v1/customers/me/cart", alice);
        refused(404, "cart-not-found", service, "/v1/customers/me/cart?store=elsewhere", alice);
        refused(403, "insufficient-scope", service, "/v1/customers/me/cart", TOKEN);
        found("/v1/customers/me/carts?limit=1", alice);
        refused(403, "insufficient-scope", service, "/v1/customers/me/carts", TOKEN);
        Eventually.holds(
                DEADLINE,
                () -> Http.get(service.url() + "/v1/merges/" + MERGE, alice).status() == 200);
        found("/v1/merges/" + MERGE, alice);
        refused(404, "merge-not-found", service, "/v1/merges/" + new UUID(2, 2), alice);
        refused(403, "insufficient-scope", service, "/v1/merges/" + MERGE, TOKEN);
    }

    /** Whoever has missed nothing is told at once, too, that the stream is open. */
    private void stream(String path, String lastEventId) {
        see(path, Http.opened(service.url() + path, TOKEN, "Last-Event-ID", lastEventId));
    }

    private void history() {
        String cart = "/v1/audit/carts/" + guest.cartId();
        String missing = "/v1/audit/carts/" + "B".repeat(22) + ".1";
        for (String question : List.of("/events", "/state?version=2", "/diff?from=1&to=3", "/verification")) {
            found(cart + question, auditor);
            refused(404, "cart-not-found", service, missing + question, auditor);
            refused(403, "insufficient-scope", service, cart + question, alice);
        }
        for (String path : List.of(cart + "/events", "/v1/audit/events")) {
            found(path + "?type=LineItemAdded&limit=1", auditor);
            found(path, auditor, "Accept", "application/x-ndjson");
            found(path, auditor, "Accept", "text/csv");
            refused(406, "not-acceptable", service, path, auditor, "Accept", "image/png");
            refused(400, "malformed-request", service, path + "?limit=0", auditor);
        }
        refused(403, "insufficient-scope", service, "/v1/audit/events", alice);
    }

    private void operations() {
        found("/v1/ops/carts/" + guest.cartId(), operator);
        refused(404, "cart-not-found", service, "/v1/ops/carts/" + "B".repeat(22) + ".1", operator);
        found("/v1/ops/shards", operator);
        found("/v1/ops/views/carts?partition=0", operator);
        refused(404, "not-found", service, "/v1/ops/views/none?partition=0", operator);
        refused(400, "malformed-request", service, "/v1/ops/views/carts?partition=x", operator);
        for (String path : List.of("/v1/ops/carts/x", "/v1/ops/shards", "/v1/ops/views/carts")) {
            refused(403, "insufficient-scope", service, path, alice);
        }
    }

    /** What the server and its filters answer, on every operation. */
    private void beforeAnyRoute() {
        String exhausted = GuestToken.mint(new SecureRandom());
        for (int i = 0; i < REQUESTS_MAX; i++) {
            Http.get(service.url() + "/problems", exhausted);
        }
        String expired = platform.platform().token("alice", Flaw.EXPIRED);
        for (Operation operation : description.operations()) {
            String path = somePath(operation);
            refused(401, "unauthenticated", service, path, "nonsense");
            refused(401, "token-expired", service, path, expired);
            refused(429, "too-many-requests", service, path, exhausted);
            refused(431, "headers-too-large", service, path, alice, "X-Long", "x".repeat(20_000));
            if (path.startsWith("/v1/")) {
                refused(403, "origin-not-allowed", service, path, alice, "Origin", "https://elsewhere.example");
            }
            raw(path, "Bad\u0001Header: x\r\n\r\n", 400);
            raw(path, "", 408);
        }
    }

    private void raw(String path, String rest, int status) {
        Witness.Reply reply = RawRequest.send(service.port(), "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + rest);
        assertThat(reply.status()).isEqualTo(status);
        see(path, reply);
    }

    private static String somePath(Operation operation) {
        return operation
                .path()
                .replace("{cartId}", "A".repeat(22) + ".1")
                .replace("{mergeId}", MERGE.toString())
                .replace("{view}", "carts")
                .replace("{code}", "cart-not-found");
    }

    private void withoutTheIssuersKeys() {
        Instance lonely = platform.start(
                "lonely", "cart.kafka.bootstrap-servers=" + NOBODY, "cart.identity.jwks-url=http://" + NOBODY);
        for (Operation operation : description.operations()) {
            refused(503, "identity-unavailable", lonely, somePath(operation), alice);
        }
        platform.stop(lonely);
    }

    /** No view can be read before the log was. */
    private void withoutTheLog() {
        Instance blind = platform.start("blind", "cart.kafka.bootstrap-servers=" + NOBODY);
        for (Operation operation : description.operations()) {
            String path = operation.path();
            if (path.startsWith("/v1/")) {
                String parameters = path.endsWith("{view}") ? "?partition=0" : "";
                String token = path.startsWith("/v1/ops/") ? operator : path.startsWith("/v1/audit/") ? auditor : alice;
                refused(503, "projection-behind", blind, somePath(operation) + parameters, token);
            }
        }
        platform.stop(blind);
    }
}
