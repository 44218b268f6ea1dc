package dev.cartlog.query.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.testing.StoreDigest;
import dev.cartlog.query.testing.ViewDriver;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a store reads from the log after it was lost is what the fold had kept. */
class EventStoreTest {
    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
    private ViewDriver driver;
    private Path directory;

    @BeforeEach
    void start(@TempDir Path temporary) {
        directory = temporary.resolve("task");
        driver = new ViewDriver(temporary);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void restoredItIsTheSame() {
        append(CartScript.guest(1, "hash").add("sku-1", 2));
        append(CartScript.customer("alice", "default", 1).add("sku-2", 1));

        assertThat(restored()).isEqualTo(kept());
    }

    @Test
    void restoredBeyondAHaltItIsTheSame() {
        append(CartScript.guest(1, "hash"));
        append("AAAAAAAAAAAAAAAAAAAAAA", "not an event".getBytes(StandardCharsets.UTF_8));
        append(CartScript.guest(2, "hash"));

        assertThat(driver.halts()).hasSize(1);
        assertThat(restored()).isEqualTo(kept());
    }

    @Test
    void openedAgainItKnowsWhichTypesThereAre() {
        append(CartScript.guest(1, "hash").add("sku-1", 2).change("sku-1", 2, 3));
        KeyValueStore<Bytes, byte[]> entries = new InMemoryKeyValueStore(Stores.EVENTS);
        restored(entries).commit(Map.of());

        assertThat(versionsByTime(opened(entries))).containsExactly(1L, 2L, 3L);
    }

    @Test
    @Timeout(60)
    void whoeverReadsWhileItIsWrittenFindsNoEventWithoutThoseBeforeIt() throws InterruptedException {
        CartScript script = CartScript.guest(1, "hash").add("sku-1", 1);
        for (int quantity = 1; quantity < 300; quantity++) {
            script.change("sku-1", quantity, quantity + 1).add("sku-1-" + quantity, 1);
        }
        EventStore store = opened(new InMemoryKeyValueStore(Stores.EVENTS));
        Thread writer = Thread.ofPlatform()
                .start(() -> script.events()
                        .forEach(event -> store.keep(
                                event, new StoredEvent(0, event.meta().version().value(), new byte[0]))));
        int seen = 0;
        while (seen < script.events().size()) {
            List<Long> versions = versionsByTime(store);
            assertThat(versions)
                    .isEqualTo(
                            LongStream.rangeClosed(1, versions.size()).boxed().toList())
                    .hasSizeGreaterThanOrEqualTo(seen);
            seen = versions.size();
        }
        writer.join();
    }

    @Test
    void whatAFormerFormatLeftIsDeleted() throws IOException {
        Path former = Files.createDirectories(directory.resolve("rocksdb").resolve("events"));
        Files.writeString(former.resolve("CURRENT"), "a file");

        append(CartScript.guest(1, "hash"));

        assertThat(restored()).isEqualTo(kept());
        assertThat(former).doesNotExist();
    }

    private void append(CartScript script) {
        script.events()
                .forEach(event -> append(event.meta().cartId().routingKey().value(), driver.bytes(event)));
    }

    private void append(String key, byte[] value) {
        driver.pipe(key, value);
        log.add(new ConsumerRecord<>("cart-events", 0, log.size(), key.getBytes(StandardCharsets.UTF_8), value));
    }

    private String kept() {
        return StoreDigest.of(driver, List.of(Stores.EVENTS));
    }

    private String restored() {
        return StoreDigest.of(restored(new InMemoryKeyValueStore(Stores.EVENTS)));
    }

    private EventStore restored(KeyValueStore<Bytes, byte[]> entries) {
        List<RecordBatchingStateRestoreCallback> registered = new ArrayList<>();
        EventStore store = opened(entries, registered);
        registered.getFirst().restoreBatch(log.subList(0, 1));
        registered.getFirst().restoreBatch(log.subList(1, log.size()));
        return store;
    }

    private EventStore opened(KeyValueStore<Bytes, byte[]> entries) {
        return opened(entries, new ArrayList<>());
    }

    private EventStore opened(
            KeyValueStore<Bytes, byte[]> entries, List<RecordBatchingStateRestoreCallback> registered) {
        EventStore store = new EventStore(entries, new RecordReader(driver.codec(), new Partitions(1)));
        store.init(context(registered), store);
        return store;
    }

    private static List<Long> versionsByTime(EventStore store) {
        Bytes from = AuditKey.from(AuditKey.all(), Instant.EPOCH);
        Bytes to = AuditKey.from(AuditKey.all(), CartScript.BEGIN.plus(Duration.ofDays(1)));
        List<Long> versions = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.range(from, to)) {
            all.forEachRemaining(entry -> versions.add(
                    AuditKey.position(entry.key, AuditKey.all()).version().value()));
        }
        return versions;
    }

    /** Takes the callback down, and knows nothing else. */
    private StateStoreContext context(List<RecordBatchingStateRestoreCallback> registered) {
        return (StateStoreContext) Proxy.newProxyInstance(
                StateStoreContext.class.getClassLoader(),
                new Class<?>[] {StateStoreContext.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("register")) {
                        registered.add((RecordBatchingStateRestoreCallback) arguments[1]);
                    }
                    return switch (method.getName()) {
                        case "appConfigs" -> Map.of();
                        case "recordMetadata" -> Optional.empty();
                        case "stateDir" -> directory.toFile();
                        default -> null;
                    };
                });
    }
}
