package dev.cartlog.query.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.document.StateHash;
import dev.cartlog.domain.event.CartEvent.CartCheckedOut;
import dev.cartlog.domain.event.CartEvent.CartOrdered;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.Money;
import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.testing.ViewDriver;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.CustomerCarts;
import dev.cartlog.query.view.Histories;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CartFoldTest {
    private static final UUID CHECKOUT = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private ViewDriver driver;
    private CartViews carts;

    @BeforeEach
    void start(@TempDir Path directory) {
        driver = new ViewDriver(directory);
        carts = new CartViews(driver, driver.codec(), driver.cache());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void everyViewOfACartEqualsTheFoldOfItsEvents() {
        CartScript script =
                CartScript.guest(1, "hash").add("sku-1", 2).add("sku-2", 1).change("sku-1", 2, 5);
        driver.pipe(script.events());

        Cart view = carts.find(script.cartId()).orElseThrow();
        Cart fold = Evolution.fold(script.events()).orElseThrow();
        assertThat(StateHash.of(view)).isEqualTo(StateHash.of(fold));
        assertThat(view.lastHash()).isEqualTo(fold.lastHash());
        assertThat(driver.changed()).extracting(cart -> cart.version().value()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void repeatedEventsChangeNothing() {
        CartScript script = CartScript.guest(1, "hash").add("sku-1", 2).change("sku-1", 2, 5);
        driver.pipe(script.events()).pipe(script.events()).pipe(List.of(script.event(2)));

        assertThat(carts.find(script.cartId()).orElseThrow().version()).isEqualTo(new CartVersion(3));
        assertThat(driver.changed()).hasSize(3);
        assertThat(driver.halts()).isEmpty();
    }

    @Test
    void aGapHaltsThePartitionAndNothingBehindItIsApplied() {
        CartScript broken = CartScript.guest(1, "hash").add("sku-1", 2).add("sku-2", 1);
        CartScript other = CartScript.guest(2, "hash");
        driver.pipe(List.of(broken.event(1), broken.event(3))).pipe(other.events());

        assertThat(driver.halts()).singleElement().satisfies(halt -> {
            assertThat(halt.offset()).isEqualTo(1);
            assertThat(halt.reason()).contains("version 3").contains("after version 1");
        });
        assertThat(carts.find(broken.cartId()).orElseThrow().version()).isEqualTo(new CartVersion(1));
        assertThat(carts.find(other.cartId())).isEmpty();
    }

    @Test
    void anImpossibleEventHalts() {
        CartScript script = CartScript.guest(1, "hash").change("sku-1", 1, 2);
        driver.pipe(script.events());

        assertThat(driver.halts())
                .singleElement()
                .satisfies(halt -> assertThat(halt.reason()).contains("no line"));
    }

    @Test
    void bytesThatAreNoEventHalt() {
        driver.pipe("AAAAAAAAAAAAAAAAAAAAAA", "not an event".getBytes(StandardCharsets.UTF_8));

        assertThat(driver.halts())
                .singleElement()
                .satisfies(halt -> assertThat(halt.offset()).isZero());
    }

    @Test
    void aTruncatedEventHalts() {
        byte[] whole = driver.bytes(CartScript.guest(1, "hash").event(1));
        driver.pipe("AAAAAAAAAAAAAAAAAAAAAA", java.util.Arrays.copyOf(whole, whole.length - 1));

        assertThat(driver.halts()).hasSize(1);
    }

    @Test
    void anEventUnderAForeignKeyHalts() {
        driver.pipe(
                "AAAAAAAAAAAAAAAAAAAAAA",
                driver.bytes(CartScript.guest(7, "hash").event(1)));

        assertThat(driver.halts())
                .singleElement()
                .satisfies(halt -> assertThat(halt.reason()).contains("key"));
    }

    @Test
    void theHistoryHoldsEveryEventWithItsPlace() {
        CartScript script = CartScript.guest(1, "hash").add("sku-1", 2);
        driver.pipe(CartScript.guest(2, "hash").events()).pipe(script.events());

        try (Histories.Cursor cursor = new Histories(driver, driver.codec()).after(script.cartId(), CartVersion.NONE)) {
            for (RecordedEvent event : script.events()) {
                assertThat(cursor.next()).satisfies(logged -> {
                    assertThat(logged.recorded()).isEqualTo(event);
                    assertThat(logged.offset()).isEqualTo(event.meta().version().value());
                });
            }
            assertThat(cursor.hasNext()).isFalse();
        }
    }

    @Test
    void aCustomersCurrentCartIsTheOneThatIsOpen() {
        CartScript first = CartScript.customer("alice", "default", 1).add("sku-1", 1);
        driver.pipe(first.events());
        assertThat(current("alice")).isEqualTo(1);

        first.then(new CartCheckedOut(CHECKOUT, List.of(), Money.zero("EUR")));
        driver.pipe(List.of(first.event(3)));
        assertThat(current("alice"))
                .as("a checked-out cart is still the current one")
                .isEqualTo(1);

        first.then(new CartOrdered(CHECKOUT, "order-1"));
        driver.pipe(List.of(first.event(4)));
        assertThat(current("alice")).as("an ordered one is not").isZero();

        driver.pipe(CartScript.customer("alice", "default", 2).events());
        assertThat(current("alice")).isEqualTo(2);
    }

    private long current(String customerId) {
        return carts.current(dev.cartlog.domain.value.RoutingKey.ofCustomer("default", customerId))
                .map(cart -> cart.cartId().n())
                .orElse(0L);
    }

    @Test
    void aCustomersCartsAreListedNewestFirstOverAllStores() {
        CartScript one = CartScript.customer("alice", "default", 1);
        CartScript two = CartScript.customer("alice", "outlet", 2);
        CartScript three = CartScript.customer("alice", "default", 3);
        driver.pipe(three.events())
                .pipe(one.events())
                .pipe(CartScript.customer("bob", "default", 4).events())
                .pipe(two.events())
                .pipe(one.events());

        CustomerCarts list = new CustomerCarts(driver);
        List<CustomerCarts.Entry> firstPage = list.first("alice", 2);
        assertThat(firstPage).extracting(CustomerCarts.Entry::cartId).containsExactly(three.cartId(), two.cartId());
        assertThat(list.after("alice", firstPage.getLast().cursor(), 2))
                .extracting(CustomerCarts.Entry::cartId)
                .containsExactly(one.cartId());
    }
}
