package dev.cartlog.query.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.testing.StoreDigest;
import dev.cartlog.query.testing.ViewDriver;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store reads from the log after it was lost is what the fold had kept. */
class EventStoreTest {
    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
    private ViewDriver driver;

    @BeforeEach
    void start(@TempDir Path directory) {
        driver = new ViewDriver(directory);
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
        EventStore store = new EventStore(
                org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(Stores.EVENTS)
                        .get(),
                new RecordReader(driver.codec(), new Partitions(1)));
        List<RecordBatchingStateRestoreCallback> registered = new ArrayList<>();
        store.init(context(registered), store);
        registered.getFirst().restoreBatch(log.subList(0, 2));
        registered.getFirst().restoreBatch(log.subList(2, log.size()));
        return StoreDigest.of(store);
    }

    /** Takes the callback down, and knows nothing else. */
    private static StateStoreContext context(List<RecordBatchingStateRestoreCallback> registered) {
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
                        default -> null;
                    };
                });
    }
}
