package dev.cartlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.value.Sha256;
import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.testing.Eventually;
import dev.cartlog.query.testing.Http;
import dev.cartlog.query.testing.QueryPlatform;
import dev.cartlog.query.testing.QueryPlatform.Instance;
import dev.cartlog.query.testing.StreamCrowd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Very many readers of one cart on one instance, all in this process. {@code -Dcart.crowd.readers=1000} makes it a thousand,
 * which is what docs/benchmarks.md tells of.
 */
class StreamCrowdIT {
    private static final String TOKEN = "gct_" + "A".repeat(43);
    private static final int READERS = Integer.getInteger("cart.crowd.readers", 200);
    private static final int CHANGES_WARM_UP = 30;
    private static final int CHANGES = 120;
    private static final long HEAP_GROWTH_BYTES_MAX = 12L << 20;
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    @Test
    void allSeeTheLastVersionAndTheHeapStaysFlat(@TempDir Path directory) throws InterruptedException {
        try (QueryPlatform platform = new QueryPlatform(directory)) {
            Instance instance = platform.start("query", "cart.query.streams-per-reader-max=" + READERS);
            CartScript script = CartScript.guest(1, Sha256.hex(TOKEN)).add("sku-1", 1);
            platform.writer().append(script.events());
            String path = "/v1/carts/" + script.cartId();
            Eventually.holds(
                    DEADLINE, () -> Http.status(instance.managementUrl() + "/actuator/health/readiness") == 200);
            assertThat(Http.read(instance.url() + path + "?minVersion=2", TOKEN).status())
                    .isEqualTo(200);
            try (StreamCrowd crowd = new StreamCrowd(instance.port(), path + "/stream", TOKEN, READERS)) {
                Eventually.holds(DEADLINE, () -> crowd.have(2) == READERS);
                change(platform, script, crowd, CHANGES_WARM_UP);
                long before = usedBytes();
                long slowest = change(platform, script, crowd, CHANGES);
                long growth = usedBytes() - before;
                System.out.printf(
                        "%d streams: the last reader has a version at most %d ms after its commit; heap %+d KB over %d versions%n",
                        READERS, slowest / 1_000_000, growth / 1024, CHANGES);
                assertThat(growth).isLessThan(HEAP_GROWTH_BYTES_MAX);
            }
        }
    }

    /** Waits for each version at all readers; how long the slowest took from its commit, in ns. */
    private static long change(QueryPlatform platform, CartScript script, StreamCrowd crowd, int times) {
        long slowest = 0;
        for (int n = 0; n < times; n++) {
            int version = script.events().size();
            script.change("sku-1", 1 + version % 2, 2 - version % 2);
            platform.writer().append(List.of(script.event(version + 1L)));
            long committed = System.nanoTime();
            Eventually.holds(DEADLINE, () -> crowd.have(version + 1L) == READERS);
            slowest = Math.max(slowest, crowd.lastNanos() - committed);
        }
        return slowest;
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
