package dev.cartlog.command.log;

import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.topics.TopicConfigs;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How a shard's producers and consumers are set up. One place, because the take-over's correctness and its speed both
 * hang on these values.
 *
 * @param connection where Kafka is, and how every client proves who it is
 * @param common more settings for every client; they win over ours
 */
public record KafkaClients(KafkaConnection connection, Map<String, Object> common) {
    /** The longest an open transaction can stall readers after its owner vanished. */
    static final int TRANSACTION_TIMEOUT_MS = 10_000;
    /** The longest that any call of a client blocks; then its outcome is unknown. */
    static final int CALL_MS_MAX = 10_000;
    /** A lane that finds the previous owner's transaction still ending asks again this soon. */
    static final int RETRY_BACKOFF_MS = 10;
    /**
     * No record waits, as a transaction's commit sends whatever is there. It is for records that are handed over while others
     * are being decided: each would leave in a request of its own, and make the broker as much work as all of them.
     */
    static final int LINGER_MS = 5;
    /** Large, so that a whole transaction is one request per partition and not one per 16 KiB. */
    static final int BATCH_BYTES_MAX = 512 * 1024;

    static final long PRODUCER_BUFFER_BYTES_MAX = 32L * 1024 * 1024;
    static final int FETCH_BYTES_MAX = 4 * 1024 * 1024;
    /** So long a broker waits for a first new record before it answers that there is none. */
    static final int FETCH_WAIT_MS_MAX = 500;
    /**
     * The same while a shard is loaded. A consumer asks ahead, and its closing waits for that answer: with 500 ms, each take-over
     * took half a second longer.
     */
    static final int LOAD_WAIT_MS_MAX = 5;

    static final int POLL_RECORDS_MAX = 2_000;
    /** The shortest that brokers allow by default: how long a killed owner's shards stay unowned. */
    static final int SESSION_TIMEOUT_MS = 6_000;

    static final int HEARTBEAT_MS = 100;
    /**
     * A rebalance waits no longer for a member that the coordinator believes in and does not hear from. Several times what
     * a member needs to hand its shards over, which it does between two polls.
     */
    static final int POLL_INTERVAL_MS_MAX = 30_000;
    /** Producers must take the largest record that the topics take. */
    static final int RECORD_BYTES_MAX = TopicConfigs.RECORD_BYTES_MAX;

    public KafkaClients {
        common = Map.copyOf(common);
    }

    /** In the clear. */
    public static KafkaClients of(String bootstrapServers) {
        return of(KafkaConnection.plain(bootstrapServers));
    }

    public static KafkaClients of(KafkaConnection connection) {
        return new KafkaClients(connection, Map.of());
    }

    /** Settings for an admin client. */
    public Map<String, Object> admin() {
        return connection.with(common);
    }

    KafkaProducer<String, byte[]> lane(String transactionalId) {
        Map<String, Object> config = admin();
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, CALL_MS_MAX);
        config.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_BACKOFF_MS);
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES_MAX);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, PRODUCER_BUFFER_BYTES_MAX);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RECORD_BYTES_MAX);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_MS_MAX / 2);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, CALL_MS_MAX);
        config.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        config.putAll(common);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** A consumer without a group, positioned by hand; it never commits and never jumps to another offset by itself. */
    public KafkaConsumer<String, byte[]> reader(String clientId, IsolationLevel isolation) {
        return reader(clientId, isolation, FETCH_WAIT_MS_MAX);
    }

    /** Such a reader for what is there already. Its broker does not wait for more, nor does whoever closes it. */
    KafkaConsumer<String, byte[]> loader(String clientId) {
        return reader(clientId, IsolationLevel.READ_COMMITTED, LOAD_WAIT_MS_MAX);
    }

    private KafkaConsumer<String, byte[]> reader(String clientId, IsolationLevel isolation, int fetchWaitMsMax) {
        Map<String, Object> config = admin();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES_MAX);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES_MAX);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, fetchWaitMsMax);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS_MAX);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MS_MAX);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_MS_MAX / 2);
        config.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        config.putAll(common);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A member of the group of owners. The classic protocol, because it detects a vanished member after 6 s where the
     * newer one needs 45 s on a broker with default settings; heartbeats are frequent because a member learns of a
     * hand-over only with the next one.
     */
    public KafkaConsumer<String, byte[]> member(String groupId) {
        return member(groupId, Duration.ofMillis(SESSION_TIMEOUT_MS));
    }

    /** @param silenceMax after so long without a heartbeat the group goes on without the member */
    public KafkaConsumer<String, byte[]> member(String groupId, Duration silenceMax) {
        Map<String, Object> config = admin();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(silenceMax.toMillis()));
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, POLL_INTERVAL_MS_MAX);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MS_MAX);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_MS_MAX / 2);
        config.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        config.putAll(common);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    static Duration callMax() {
        return Duration.ofMillis(CALL_MS_MAX);
    }
}
