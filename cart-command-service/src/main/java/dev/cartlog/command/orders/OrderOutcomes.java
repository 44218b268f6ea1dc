package dev.cartlog.command.orders;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.MalformedRecordException;
import dev.cartlog.events.serde.RegistryRefusedException;
import dev.cartlog.events.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the order service's answers into the carts. An answer counts as read only when what it caused is durable, so it
 * may be applied again after a crash; the cart ignores the second time.
 *
 * <p>An answer that nobody can read goes to the dead letters: it comes from elsewhere, and the ones behind it must not wait
 * for it. One that cannot be applied for now is tried until it can: it must not get lost.
 */
public final class OrderOutcomes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrderOutcomes.class);
    private static final String GROUP_ID = "cart-order-outcomes";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_WAIT_MAX = Duration.ofSeconds(3);

    private final KafkaConsumer<String, byte[]> consumer;
    private final EventDeserializer<SpecificRecord> deserializer;
    private final CartGateway gateway;
    private final DeadLetters deadLetters;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    public OrderOutcomes(
            KafkaClients clients,
            EventDeserializer<SpecificRecord> deserializer,
            CartGateway gateway,
            DeadLetters deadLetters) {
        this.consumer = clients.member(GROUP_ID);
        this.deserializer = deserializer;
        this.gateway = gateway;
        this.deadLetters = deadLetters;
    }

    public void start() {
        consumer.subscribe(List.of(Topic.ORDER_OUTCOMES.topicName()));
        Thread.ofPlatform().name("cart-order-outcomes").daemon().start(this::run);
    }

    private void run() {
        try (consumer) {
            while (closing.getCount() > 0) {
                poll();
            }
        } catch (WakeupException e) {
            LOG.debug("Order outcomes are no longer read");
        } finally {
            ended.complete(null);
        }
    }

    private void poll() {
        try {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (!take(record)) {
                    // Not yet: from this record on again, after a moment.
                    consumer.seek(new TopicPartition(record.topic(), record.partition()), record.offset());
                    pause();
                    return;
                }
                consumer.commitSync(Map.of(
                        new TopicPartition(record.topic(), record.partition()),
                        new OffsetAndMetadata(record.offset() + 1)));
            }
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("Cannot read order outcomes; they wait in their topic: {}", e.toString());
            pause();
        }
    }

    /** Whether the record is dealt with for good. */
    private boolean take(ConsumerRecord<String, byte[]> record) {
        CartRequest request;
        try {
            if (record.value() == null) {
                throw new IllegalArgumentException("An order outcome without a value");
            }
            request = OrderOutcome.request(deserializer.fromBytes(record.value()));
        } catch (MalformedRecordException | RegistryRefusedException | IllegalArgumentException e) {
            return deadLetters.keep(record, e.toString());
        }
        return apply(request, record);
    }

    private boolean apply(CartRequest request, ConsumerRecord<String, byte[]> record) {
        try {
            return switch (gateway.submit(request, Map.of()).get(ANSWER_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                case ShardReply.Decided decided -> decided(decided.outcome(), record);
                case ShardReply.NotDecided undecided -> {
                    LOG.warn("Order outcome at offset {} waits: {}", record.offset(), undecided.reason());
                    yield false;
                }
            };
        } catch (TimeoutException e) {
            LOG.warn("Order outcome at offset {} waits for its cart's shard", record.offset());
            return false;
        } catch (ExecutionException e) {
            LOG.error("Order outcome at offset {} met a bug and waits", record.offset(), e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
            return false;
        }
    }

    /** An answer to no open checkout changes nothing, but somebody may have paid: it is kept where operators look. */
    private boolean decided(Outcome outcome, ConsumerRecord<String, byte[]> record) {
        return !(outcome instanceof Outcome.Refused refused)
                || deadLetters.keep(
                        record,
                        refused.refusal().reason() + ": " + refused.refusal().detail());
    }

    private void pause() {
        try {
            boolean _ = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        ended.copy()
                .completeOnTimeout(null, CLOSE_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
