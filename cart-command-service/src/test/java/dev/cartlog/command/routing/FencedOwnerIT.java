package dev.cartlog.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.KafkaShardLog;
import dev.cartlog.command.log.Lane;
import dev.cartlog.command.shard.Requests;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.testing.SharedPlatform;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What callers are told, and what the log holds, when commits fail under an owner on a real broker. */
class FencedOwnerIT {
    private static final int ROUNDS = 4;
    private static final int ADDS_EACH = 100;

    private static String bootstrapServers;

    @BeforeAll
    static void start() {
        bootstrapServers = SharedPlatform.get().bootstrapServers();
        ClusterFixture.createTopics(bootstrapServers);
    }

    private static ShardCluster instance() {
        return ClusterFixture.instance("only", bootstrapServers, ClusterFixture.RECORDS, new LoggingListener());
    }

    @Test
    void whoIsFencedAmidstCommitsTakesOverAgainAndEveryCommandCountsOnce() throws Exception {
        CartId cart = Requests.guestCart(2_000);
        try (ShardCluster only = instance()) {
            ClusterFixture.decided(only, Requests.create(cart, "fenced"));
            for (int round = 0; round < ROUNDS; round++) {
                Map<CartRequest, CompletableFuture<ShardReply>> sent = new HashMap<>();
                for (int i = 0; i < ADDS_EACH; i++) {
                    CartRequest add = Requests.add(cart, "sku-1", 1, "fenced-" + round + "-" + i);
                    sent.put(add, only.submit(add, Map.of()));
                }
                fence(only.partitionOf(cart.routingKey()));
                var _ = ClusterFixture.settle(only, sent);
            }
            ClusterFixture.assertLooksLike(only, cart, ROUNDS * ADDS_EACH);
        }
    }

    private static void fence(int partition) {
        KafkaShardLog intruder = new KafkaShardLog(KafkaClients.of(bootstrapServers), ClusterFixture.TOPICS, partition);
        intruder.fence(Lane.A).join();
        intruder.fence(Lane.B).join();
        intruder.close();
    }

    @Test
    void whatAVanishedOwnerLeftOpenIsNeverSeen() throws Exception {
        CartId cart = Requests.guestCart(2_001);
        int partition;
        try (ShardCluster first = instance()) {
            ClusterFixture.decided(first, Requests.create(cart, "left-open"));
            partition = first.partitionOf(cart.routingKey());
        }
        KafkaProducer<String, byte[]> vanished = openTransaction(partition);
        try (ShardCluster second = instance()) {
            assertThat(ClusterFixture.decided(second, Requests.add(cart, "sku-1", 1, "after-left-open")))
                    .isInstanceOf(Outcome.Applied.class);
            ClusterFixture.assertLooksLike(second, cart, 1);
        } finally {
            vanished.close(Duration.ZERO);
        }
    }

    /** As an owner that was killed between sending and committing. Nobody could read these bytes. */
    private static KafkaProducer<String, byte[]> openTransaction(int partition) {
        KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        Lane.B.transactionalId(partition)),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        byte[] garbage = "not a cart".getBytes(StandardCharsets.UTF_8);
        var _ = producer.send(new ProducerRecord<>(ClusterFixture.TOPICS.state(), partition, "garbage", garbage));
        producer.flush();
        return producer;
    }
}
