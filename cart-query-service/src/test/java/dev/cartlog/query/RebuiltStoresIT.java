package dev.cartlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.query.testing.Eventually;
import dev.cartlog.query.testing.MergingCarts;
import dev.cartlog.query.testing.QueryPlatform;
import dev.cartlog.query.testing.QueryPlatform.Instance;
import dev.cartlog.query.testing.StoreDigest;
import dev.cartlog.query.topology.Stores;
import dev.cartlog.query.view.NotReadableException;
import dev.cartlog.query.view.StoreSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Invariant 6: wiped and rebuilt, every store has the same content, byte for byte, on however many instances. */
class RebuiltStoresIT {
    private static final Duration DEADLINE = Duration.ofMinutes(3);
    private static final int PARTITIONS = 4;
    private static final int PAIRS = 40;
    private static final List<String> STORES =
            List.of(Stores.CARTS, Stores.EVENTS, Stores.HALTS, Stores.CUSTOMER_CARTS, Stores.MERGES);

    private QueryPlatform platform;

    @BeforeEach
    void start(@TempDir Path directory) throws InterruptedException {
        platform = new QueryPlatform(directory);
        MergingCarts.histories(PAIRS).forEach(platform.writer()::append);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void wipedStoresComeBackTheSameOnOneInstanceAndOnThree() throws IOException {
        Instance first = platform.start("one");
        String before = digest(List.of(first));
        platform.stop(first);
        FileSystemUtils.deleteRecursively(platform.stateOf("one"));
        Instance again = platform.start("one");
        assertThat(digest(List.of(again))).as("restored on one instance").isEqualTo(before);
        platform.stop(again);
        FileSystemUtils.deleteRecursively(platform.stateOf("one"));
        List<Instance> three = List.of(platform.start("one"), platform.start("two"), platform.start("three"));
        assertThat(digest(three)).as("restored on three instances").isEqualTo(before);
        three.forEach(platform::stop);
        Instance anew = platform.start("anew", "cart.query.application-id=rebuilt");
        assertThat(digest(List.of(anew))).as("folded from the log anew").isEqualTo(before);
    }

    /** Waits until everything is there. */
    private static String digest(List<Instance> instances) {
        List<StoreSource> stores = instances.stream()
                .map(instance -> instance.context().getBean(StoreSource.class))
                .toList();
        Deque<String> digests = new ArrayDeque<>();
        Eventually.holds(DEADLINE, () -> {
            try {
                boolean complete = isComplete(stores);
                digests.add(StoreDigest.of(stores, PARTITIONS, STORES));
                return complete;
            } catch (NotReadableException | InvalidStateStoreException e) {
                // Partitions are moving, as they do while instances come and go.
                return false;
            }
        });
        return digests.getLast();
    }

    /** Every lookup has come through its own topic as well. */
    private static boolean isComplete(List<StoreSource> stores) {
        return count(stores, Stores.MERGES) == PAIRS && count(stores, Stores.CUSTOMER_CARTS) == PAIRS;
    }

    private static int count(List<StoreSource> stores, String store) {
        int entries = 0;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            entries += StoreDigest.count(stores, store, partition);
        }
        return entries;
    }
}
