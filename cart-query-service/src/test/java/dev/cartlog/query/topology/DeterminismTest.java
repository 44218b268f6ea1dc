package dev.cartlog.query.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.query.ops.ViewContent;
import dev.cartlog.query.testing.MergingCarts;
import dev.cartlog.query.testing.StoreDigest;
import dev.cartlog.query.testing.ViewDriver;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions progress at their own pace; the views must not depend on it. */
class DeterminismTest {
    private static final int INTERLEAVINGS = 8;
    private static final int PAIRS = 6;
    private static final List<String> STORES = List.of(Stores.CARTS, Stores.CUSTOMER_CARTS, Stores.HALTS);

    @Test
    void everyInterleavingOfPartitionsLeavesTheSameStores(@TempDir Path directory) {
        List<List<RecordedEvent>> histories = MergingCarts.histories(PAIRS);
        Set<String> digests = new HashSet<>();
        for (int seed = 0; seed < INTERLEAVINGS; seed++) {
            try (ViewDriver driver = new ViewDriver(directory.resolve("run-" + seed))) {
                driver.pipe(interleaved(histories, new Random(seed)));
                assertThat(driver.halts()).isEmpty();
                digests.add(content(driver));
            }
        }
        assertThat(digests).hasSize(1);
    }

    @Test
    void repetitionsLeaveTheSameStores(@TempDir Path directory) {
        List<RecordedEvent> events = interleaved(MergingCarts.histories(PAIRS), new Random(1));
        try (ViewDriver once = new ViewDriver(directory.resolve("once"));
                ViewDriver twice = new ViewDriver(directory.resolve("twice"))) {
            once.pipe(events);
            twice.pipe(events.subList(0, events.size() / 2)).pipe(events);
            assertThat(content(twice)).isEqualTo(content(once));
        }
    }

    /** Not the histories, which tell of offsets as well. */
    private static String content(ViewDriver driver) {
        StringBuilder content = new StringBuilder(StoreDigest.of(driver, STORES));
        try (ViewContent.Lines index = new ViewContent(driver, driver.codec()).open("audit-index", 0)) {
            for (Optional<String> line = index.next(); line.isPresent(); line = index.next()) {
                content.append('\n').append(line.get());
            }
        }
        return content.toString();
    }

    private static List<RecordedEvent> interleaved(List<List<RecordedEvent>> histories, Random random) {
        List<Deque<RecordedEvent>> rest = new ArrayList<>();
        histories.forEach(history -> rest.add(new ArrayDeque<>(history)));
        List<RecordedEvent> all = new ArrayList<>();
        while (!rest.isEmpty()) {
            int at = random.nextInt(rest.size());
            all.add(rest.get(at).removeFirst());
            if (rest.get(at).isEmpty()) {
                rest.remove(at);
            }
        }
        return all;
    }
}
