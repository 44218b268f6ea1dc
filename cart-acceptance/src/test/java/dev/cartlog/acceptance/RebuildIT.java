package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.load.Load;
import dev.cartlog.acceptance.rebuild.RebuildMain;
import dev.cartlog.acceptance.verify.VerifyMain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code ./cart rebuild} does, on a running platform. */
@ExtendWith(SharedPlatform.class)
class RebuildIT {
    private static final int CARTS = 4;
    private static final int ADDS = 40;
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    @Test
    void theViewsAreFoldedAnewAndTheOldOnesAreGone(SharedPlatform.Handle handle) throws Exception {
        var platform = handle.now();
        try (Load load = Load.start(List.of(platform.addresses().command()), CARTS, 1)) {
            load.awaitMore(ADDS, DEADLINE);
            load.stop();
        }
        Set<String> before = internalTopics(platform.addresses().bootstrapServers());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

        int code = RebuildMain.run(platform.data(), platform.addresses(), out);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(internalTopics(platform.addresses().bootstrapServers()))
                .as("other views, as many")
                .hasSameSizeAs(before)
                .doesNotContainAnyElementsOf(before);
        int verified = VerifyMain.run(List.of(), platform.addresses(), out);
        assertThat(verified).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    /** Of the views; what others are told is not built anew. */
    private static Set<String> internalTopics(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> topics = admin.listTopics().names().get();
            topics.removeIf(topic -> !topic.startsWith("cart-query-") || topic.startsWith("cart-query-signals-"));
            return topics;
        }
    }
}
