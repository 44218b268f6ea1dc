package dev.cartlog.acceptance.rebuild;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** What Streams leaves in Kafka of views that nobody serves any more. */
final class OldViews {
    private static final List<String> STORES =
            List.of("carts", "history", "audit-index", "halts", "customer-carts", "merges");

    private OldViews() {}

    /** Deletes the internal topics and the group of an application id; those that are not there do not matter. */
    static void delete(String bootstrapServers, String id) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get();
            List<String> topics = Stream.concat(
                            STORES.stream().map(store -> id + "-" + store + "-changelog"),
                            Stream.of(id + "-lookups-repartition"))
                    .filter(existing::contains)
                    .toList();
            admin.deleteTopics(topics).all().get();
            admin.deleteConsumerGroups(List.of(id)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the views " + id + " were not deleted: " + e.getMessage(), e);
        }
    }
}
