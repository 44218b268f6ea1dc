package dev.cartlog.command.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.command.shard.CartStore.Entry;
import dev.cartlog.domain.value.CartId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/** What every store of a shard's state does alike, and what only a durable one does. */
class CartStoreTest {
    private static final CartId CART = Requests.guestCart(7);
    private static final CustomerCarts CUSTOMER = new CustomerCarts(3, 2);

    @TempDir
    static Path directory;

    private static RocksStores stores;

    @BeforeAll
    static void open() {
        stores = new RocksStores(directory);
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    private static CartStore store(String kind, int partition) {
        return kind.equals("heap") ? new HeapCartStore() : stores.open(partition);
    }

    private static Entry entry(CartId cart, int state, long dueAtMillis) {
        return new Entry(
                cart,
                ByteBuffer.allocate(4).putInt(state).array(),
                null,
                dueAtMillis < 0 ? OptionalLong.empty() : OptionalLong.of(dueAtMillis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap", "rocks"})
    void holdsTheLastStateOfEachCart(String kind) {
        try (CartStore store = store(kind, 0)) {
            assertThat(store.nextOffset()).isZero();
            assertThat(store.cart(CART)).isNull();
            assertThat(store.customer(CART.routingKey())).isEqualTo(CustomerCarts.NONE);
            store.write(List.of(new Entry(CART, new byte[] {1}, CUSTOMER, OptionalLong.empty())), 10);
            store.write(List.of(new Entry(CART, new byte[] {2}, null, OptionalLong.empty())), 20);
            assertThat(store.cart(CART)).containsExactly(2);
            assertThat(store.customer(CART.routingKey())).isEqualTo(CUSTOMER);
            assertThat(store.nextOffset()).isEqualTo(20);
            assertThat(store.carts()).isEqualTo(1);
            store.wipe();
            assertThat(store.cart(CART)).isNull();
            assertThat(store.nextOffset()).isZero();
            assertThat(store.carts()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap", "rocks"})
    void aCartIsDueOnceAndWhenItSaidLast(String kind) {
        CartId other = Requests.guestCart(8);
        try (CartStore store = store(kind, 1)) {
            store.write(List.of(entry(CART, 1, 300), entry(other, 1, 200)), 1);
            assertThat(store.due(199, 9)).isEmpty();
            assertThat(store.due(200, 9)).containsExactly(other);
            assertThat(store.due(Long.MAX_VALUE, 9)).containsExactly(other, CART);
            assertThat(store.due(300, 1)).containsExactly(other);
            store.write(List.of(entry(CART, 2, 100), entry(CART, 3, 150), entry(other, 2, -1)), 2);
            assertThat(store.due(Long.MAX_VALUE, 9)).containsExactly(CART);
            assertThat(store.due(149, 9)).isEmpty();
            store.write(List.of(entry(CART, 4, 150)), 3);
            assertThat(store.due(150, 9)).containsExactly(CART);
        }
    }

    @Test
    void theDurableStoreDoesAsTheOneOnTheHeap() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        try (CartStore heap = new HeapCartStore();
                CartStore rocks = stores.open(2)) {
            for (int write = 1; write <= 300; write++) {
                List<Entry> entries = random.ints(1 + random.nextInt(5))
                        .mapToObj(
                                state -> entry(Requests.guestCart(random.nextInt(20)), state, random.nextInt(60) - 10))
                        .toList();
                heap.write(entries, write);
                rocks.write(entries, write);
                long until = random.nextInt(60);
                assertThat(rocks.due(until, 5)).as("seed %d", seed).isEqualTo(heap.due(until, 5));
                assertThat(rocks.carts()).isEqualTo(heap.carts());
                CartId any = Requests.guestCart(random.nextInt(20));
                assertThat(rocks.cart(any)).isEqualTo(heap.cart(any));
            }
        }
    }

    @Test
    void aClosedStoreIsFoundAgain() {
        try (CartStore store = stores.open(3)) {
            store.write(List.of(entry(CART, 1, 5)), 10);
        }
        try (CartStore store = stores.open(3)) {
            assertThat(store.cart(CART)).isNotNull();
            assertThat(store.nextOffset()).isEqualTo(10);
            assertThat(store.due(5, 1)).containsExactly(CART);
        }
    }

    @Test
    void anOpenedStoreChangesWhatItNoLongerRemembers() {
        long seed = 20_261_123;
        Random random = new Random(seed);
        try (CartStore heap = new HeapCartStore()) {
            for (int opening = 1; opening <= 20; opening++) {
                try (CartStore rocks = stores.open(5)) {
                    CartId read = Requests.guestCart(random.nextInt(20));
                    assertThat(rocks.cart(read)).isEqualTo(heap.cart(read));
                    List<Entry> entries = random.ints(12)
                            .mapToObj(state ->
                                    entry(Requests.guestCart(random.nextInt(20)), state, random.nextInt(60) - 10))
                            .toList();
                    heap.write(entries, opening);
                    rocks.write(entries, opening);
                    assertThat(rocks.due(60, 20)).as("seed %d", seed).isEqualTo(heap.due(60, 20));
                    assertThat(rocks.carts()).isEqualTo(heap.carts());
                }
            }
        }
    }

    @Test
    void aDamagedStoreIsReplacedByAnEmptyOne() throws IOException {
        try (CartStore store = stores.open(4)) {
            store.write(List.of(entry(CART, 1, 5)), 10);
        }
        Files.writeString(directory.resolve("4/CURRENT"), "MANIFEST-999999\n");
        try (CartStore store = stores.open(4)) {
            assertThat(store.cart(CART)).isNull();
            assertThat(store.nextOffset()).isZero();
        }
    }

    @Test
    void aStoreOfAnotherLayoutIsReplacedByAnEmptyOne() throws Exception {
        try (CartStore store = stores.open(5)) {
            store.write(List.of(entry(CART, 1, 5)), 10);
        }
        try (Options options = new Options();
                RocksDB db = RocksDB.open(options, directory.resolve("5").toString())) {
            byte[] other = ByteBuffer.allocate(24)
                    .putLong(RocksKeys.LAYOUT + 1)
                    .putLong(10)
                    .putLong(1)
                    .array();
            db.put(RocksKeys.PROGRESS, other);
        }
        try (CartStore store = stores.open(5)) {
            assertThat(store.cart(CART)).isNull();
            assertThat(store.nextOffset()).isZero();
        }
    }

    @Test
    void aDirectoryInUseIsRefusedAndLeftAsItIs() {
        try (CartStore store = stores.open(6)) {
            store.write(List.of(entry(CART, 1, 5)), 10);
            assertThatThrownBy(() -> stores.open(6))
                    .isInstanceOf(CartStoreException.class)
                    .hasMessageContaining("this instance's alone");
            store.write(List.of(entry(CART, 2, 5)), 11);
        }
        try (CartStore store = stores.open(6)) {
            assertThat(store.nextOffset()).isEqualTo(11);
        }
    }
}
