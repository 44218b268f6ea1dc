package dev.cartlog.command.routing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other instances, as those that take over what an instance that ends leaves behind. */
final class Successors {
    /** A take-over lasts a fraction of a second; a cluster that needs longer than this has troubles of its own. */
    static final Duration TAKE_OVER_MAX = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(Successors.class);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final ClusterSettings settings;
    private final PlacementBoard board;

    Successors(ClusterSettings settings, PlacementBoard board) {
        this.settings = settings;
        this.board = board;
    }

    /** True when the group has members besides this instance. */
    boolean exist() {
        try (Admin admin = admin()) {
            return members(admin) > 1;
        }
    }

    /** Waits, once this instance has left the group, until others own every shard or nobody is left to own them. Bounded. */
    void await() {
        long end = System.nanoTime() + TAKE_OVER_MAX.toNanos();
        try (Admin admin = admin()) {
            OptionalInt missing = missing();
            while (missing.isPresent() && System.nanoTime() - end < 0 && members(admin) > 0) {
                board.change(missing.getAsInt(), new Placement.Moving(), LOOK_AGAIN)
                        .join();
                missing = missing();
            }
            missing.ifPresent(
                    partition -> LOG.info("This instance ends before anybody has taken over shard {}", partition));
        }
    }

    /** Gives up soon, so that an instance can end though no broker answers. */
    private Admin admin() {
        Map<String, Object> config = settings.kafka().admin();
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_MAX.toMillis()));
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER_MAX.toMillis()));
        return Admin.create(config);
    }

    private OptionalInt missing() {
        return IntStream.range(0, settings.partitions())
                .filter(partition -> !(board.place(partition) instanceof Placement.Remote))
                .findFirst();
    }

    /** Nobody, when the group cannot be asked: then nobody will hear of a hand-over either. */
    private int members(Admin admin) {
        try {
            return admin
                    .describeConsumerGroups(List.of(settings.groupId()))
                    .all()
                    .get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .stream()
                    .mapToInt(group -> group.members().size())
                    .sum();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("Cannot learn who else is there to take over this instance's shards: {}", e.toString());
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
