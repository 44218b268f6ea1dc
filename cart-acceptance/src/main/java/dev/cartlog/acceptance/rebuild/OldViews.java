package dev.cartlog.acceptance.rebuild;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** What Streams leaves in Kafka of views that nobody serves any more. */
final class OldViews {
    private static final List<String> STORES = List.of("carts", "halts", "customer-carts", "merges");

    private static final Duration GROUP_EMPTY_DEADLINE = Duration.ofSeconds(30);
    private static final Duration AGAIN_INTERVAL = Duration.ofMillis(500);

    private OldViews() {}

    /** Deletes the internal topics and the group of an application id; those that are not there do not matter. */
    static void delete(String bootstrapServers, String id) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get();
            List<String> topics = Stream.concat(
                            STORES.stream().map(store -> id + "-" + store + "-changelog"), Stream.of(id + "-lookups"))
                    .filter(existing::contains)
                    .toList();
            admin.deleteTopics(topics).all().get();
            deleteGroup(admin, id);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the views " + id + " were not deleted: " + e.getMessage(), e);
        }
    }

    /** An instance that ended without leaving its group counts as a member until its session has expired. */
    private static void deleteGroup(Admin admin, String id) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + GROUP_EMPTY_DEADLINE.toNanos();
        while (true) {
            try {
                admin.deleteConsumerGroups(List.of(id)).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof GroupNotEmptyException) || System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(AGAIN_INTERVAL);
            }
        }
    }
}
