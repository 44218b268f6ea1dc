package dev.cartlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sha256;
import dev.cartlog.domain.value.Sku;
import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.testing.Eventually;
import dev.cartlog.query.testing.Http;
import dev.cartlog.query.testing.Http.Answer;
import dev.cartlog.query.testing.QueryPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class CartReadsIT {
    private static final String TOKEN = "gct_" + "A".repeat(43);
    private static final String OTHER_TOKEN = "gct_" + "B".repeat(43);

    private QueryPlatform platform;
    private String base;
    private String management;

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        platform = new QueryPlatform(directory);
        for (int n = 1; n <= 3; n++) {
            platform.writer().put(item("sku-" + n, 1000, 100));
        }
        QueryPlatform.Instance instance = platform.start("query");
        base = instance.url();
        management = instance.managementUrl();
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> Http.get(management + "/actuator/health/readiness", "").status() == 200);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private static CatalogItem item(String sku, long price, long available) {
        return new CatalogItem(
                new Sku(sku),
                sku,
                Optional.of(new Money(price, "EUR")),
                available,
                false,
                new Quantity(1),
                new Quantity(999),
                true);
    }

    private String cart(CartScript script) {
        return base + "/v1/carts/" + script.cartId();
    }

    @Test
    void aGuestReadsItsCartAtTheVersionItAsksFor() {
        CartScript script = CartScript.guest(1, Sha256.hex(TOKEN)).add("sku-1", 2);
        platform.writer().append(script.events());

        Answer answer = Http.read(cart(script) + "?minVersion=2", TOKEN);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        assertThat(answer.json().at("/cart/itemCount").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/cart/lines/0/flags").isEmpty()).isTrue();

        Answer again = Http.get(cart(script), TOKEN, "If-None-Match", "\"1\", W/\"2\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aReadWaitsForTheVersionWithoutPolling() {
        CartScript script = CartScript.guest(2, Sha256.hex(TOKEN));
        platform.writer().append(script.events());
        assertThat(Http.read(cart(script) + "?minVersion=1", TOKEN).status()).isEqualTo(200);

        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> Http.read(cart(script) + "?minVersion=2", TOKEN));
        script.add("sku-1", 1);
        platform.writer().append(List.of(script.event(2)));
        assertThat(waiting.join().status()).isEqualTo(200);
    }

    @Test
    void aVersionThatDoesNotComeIsAnsweredBehindAfterTheWait() {
        CartScript script = CartScript.guest(3, Sha256.hex(TOKEN));
        platform.writer().append(script.events());
        assertThat(Http.read(cart(script) + "?minVersion=1", TOKEN).status()).isEqualTo(200);

        long started = System.nanoTime();
        Answer answer = Http.get(cart(script) + "?minVersion=9", TOKEN);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("projection-behind");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void aForeignCartAnswersAsOneThatDoesNotExist() {
        CartScript script = CartScript.guest(4, Sha256.hex(TOKEN));
        platform.writer().append(script.events());
        assertThat(Http.read(cart(script) + "?minVersion=1", TOKEN).status()).isEqualTo(200);
        String missing = cart(CartScript.guest(999, "nobody"));

        Answer foreign = Http.get(cart(script), OTHER_TOKEN);
        Answer none = Http.get(missing, OTHER_TOKEN);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(none.body());
        assertThat(Http.read(cart(script), platform.platform().token("mallory")).body())
                .isEqualTo(none.body());

        long started = System.nanoTime();
        assertThat(Http.get(cart(script) + "?minVersion=1", OTHER_TOKEN).body()).isEqualTo(none.body());
        Duration foreignWait = Duration.ofNanos(System.nanoTime() - started);
        started = System.nanoTime();
        assertThat(Http.get(missing + "?minVersion=1", OTHER_TOKEN).body()).isEqualTo(none.body());
        Duration missingWait = Duration.ofNanos(System.nanoTime() - started);
        assertThat(foreignWait).isGreaterThan(Duration.ofSeconds(2));
        assertThat(missingWait).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void aChangeOfTheCatalogueChangesTheTagSoThat304NeverHidesAFlag() {
        CartScript script = CartScript.guest(5, Sha256.hex(TOKEN)).add("sku-3", 7);
        platform.writer().append(script.events());
        assertThat(Http.read(cart(script) + "?minVersion=2", TOKEN).header("ETag"))
                .isEqualTo("\"2\"");

        platform.writer().put(item("sku-3", 1234, 5));
        Eventually.holds(
                Duration.ofSeconds(10),
                () -> Http.get(cart(script), TOKEN, "If-None-Match", "\"2\"").status() == 200);
        Answer flagged = Http.get(cart(script), TOKEN);
        assertThat(flagged.header("ETag")).matches("\"2\\.[0-9a-f]{8}\"");
        assertThat(flagged.json().at("/cart/lines/0/flags").toString())
                .isEqualTo("[\"PRICE_CHANGED\",\"INSUFFICIENT_STOCK\"]");
    }

    @Test
    void aCustomerFindsTheCurrentCartAndAllCarts() {
        String alice = platform.platform().token("alice");
        CartScript one = CartScript.customer("alice", "default", 1).add("sku-1", 1);
        CartScript two = CartScript.customer("alice", "outlet", 2).add("sku-2", 2);
        platform.writer().append(one.events());
        platform.writer().append(two.events());
        assertThat(Http.read(cart(two) + "?minVersion=2", alice).status()).isEqualTo(200);
        assertThat(Http.read(cart(one) + "?minVersion=2", alice).status()).isEqualTo(200);

        assertThat(Http.get(base + "/v1/customers/me/cart", alice)
                        .json()
                        .at("/cart/cartId")
                        .asString())
                .isEqualTo(one.cartId().toString());
        assertThat(Http.get(base + "/v1/customers/me/cart?store=outlet", alice)
                        .json()
                        .at("/cart/cartId")
                        .asString())
                .isEqualTo(two.cartId().toString());
        assertThat(Http.get(base + "/v1/customers/me/cart?store=nowhere", alice).status())
                .isEqualTo(404);
        assertThat(Http.get(base + "/v1/customers/me/cart", TOKEN).status()).isEqualTo(403);
        assertThat(Http.get(base + "/v1/customers/me/cart", "").status()).isEqualTo(401);

        Eventually.holds(
                Duration.ofSeconds(10),
                () -> Http.get(base + "/v1/customers/me/carts", alice)
                                .json()
                                .get("carts")
                                .size()
                        == 2);
        Answer page = Http.get(base + "/v1/customers/me/carts?limit=1", alice);
        assertThat(page.json().at("/carts/0/cartId").asString())
                .isEqualTo(two.cartId().toString());
        Answer rest = Http.get(
                base + "/v1/customers/me/carts?limit=1&after="
                        + page.json().get("next").asString(),
                alice);
        assertThat(rest.json().at("/carts/0/cartId").asString())
                .isEqualTo(one.cartId().toString());
        assertThat(rest.json().get("next").isNull()).isTrue();
    }

    @Test
    void anAuditorReadsTheHistory() {
        String auditor = platform.platform().token("auditor");
        CartScript script =
                CartScript.guest(6, Sha256.hex(TOKEN)).add("sku-1", 2).change("sku-1", 2, 5);
        platform.writer().append(script.events());
        assertThat(Http.read(cart(script) + "?minVersion=3", TOKEN).status()).isEqualTo(200);
        String audit = base + "/v1/audit/carts/" + script.cartId();

        assertThat(Http.get(audit + "/events", TOKEN).status()).isEqualTo(403);
        assertThat(Http.read(audit + "/events", platform.platform().token("alice"))
                        .code())
                .isEqualTo("insufficient-scope");
        Answer page = Http.get(audit + "/events?limit=2", auditor);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.json().get("events").size()).isEqualTo(2);
        Answer rest = Http.get(
                audit + "/events?limit=2&after=" + page.json().get("next").asString(), auditor);
        assertThat(rest.json().at("/events/0/meta/version").asInt()).isEqualTo(3);
        assertThat(rest.json().has("places")).isFalse();

        Answer placed = Http.get(audit + "/events?places=true", auditor);
        assertThat(placed.json().get("places").size()).isEqualTo(3);
        assertThat(placed.json().at("/places/2/version").asInt()).isEqualTo(3);
        assertThat(placed.json().at("/places/2/offset").asLong())
                .isGreaterThan(placed.json().at("/places/1/offset").asLong());
        assertThat(placed.json().at("/places/2/schemaId").asInt()).isPositive();
        assertThat(Http.get(audit + "/events?places=maybe", auditor).status()).isEqualTo(400);

        Answer ndjson = Http.get(audit + "/events", auditor, "Accept", "application/x-ndjson");
        assertThat(ndjson.body().lines()).hasSize(3);
        Answer csv = Http.get(audit + "/events?type=LineItemAdded", auditor, "Accept", "text/csv");
        assertThat(csv.body().lines()).hasSize(2);
        assertThat(Http.get(audit + "/events", auditor, "Accept", "image/png").status())
                .isEqualTo(406);

        assertThat(Http.get(audit + "/state?version=2", auditor)
                        .json()
                        .at("/cart/itemCount")
                        .asInt())
                .isEqualTo(2);
        assertThat(Http.get(audit + "/state?version=4", auditor).status()).isEqualTo(404);
        assertThat(Http.get(audit + "/state?asOf=" + CartScript.BEGIN.plusSeconds(1), auditor)
                        .json()
                        .at("/cart/version")
                        .asInt())
                .isEqualTo(2);
        Answer diff = Http.get(audit + "/diff?from=1&to=3", auditor);
        assertThat(diff.json().at("/added/0/quantity").asInt()).isEqualTo(5);
        Answer verification = Http.get(audit + "/verification", auditor);
        assertThat(verification.body()).isEqualTo("{\"checked\":3,\"holds\":true}");
    }

    @Test
    void abortedEventsAreNeverSeen() {
        CartScript script = CartScript.guest(7, Sha256.hex(TOKEN)).add("sku-1", 2);
        platform.writer().append(List.of(script.event(1)));
        platform.writer().appendAndAbort(List.of(script.event(2)));
        CartScript other = CartScript.guest(7, Sha256.hex(TOKEN)).add("sku-2", 1);
        platform.writer().append(List.of(other.event(2)));

        Answer answer = Http.read(cart(script) + "?minVersion=2", TOKEN);
        assertThat(answer.json().at("/cart/lines/0/sku").asString()).isEqualTo("sku-2");
    }
}
