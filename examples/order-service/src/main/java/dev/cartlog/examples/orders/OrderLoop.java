package dev.cartlog.examples.orders;

import dev.cartlog.events.topics.Topic;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Checkouts in, answers out. The answers to one batch and the position behind it are committed in one Kafka
 * transaction: after a crash either both are there or neither.
 *
 * <p>That alone would not be enough, as the cart service may deliver a checkout twice at different offsets. So a
 * checkout that has an answer gets no second one. Whenever this instance is given partitions, it first waits for what
 * their previous owner was about to commit and then reads the answers that are already there.
 *
 * <p>After any exception an instance of this class is of no further use: what it remembers may not have been committed.
 */
final class OrderLoop {
    private static final Logger LOG = System.getLogger(OrderLoop.class.getName());
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Consumer<String, byte[]> checkouts;
    private final Producer<String, SpecificRecord> outcomes;
    private final Records records;
    private final AnsweredCheckouts answered;
    private final OutcomeHistory history;
    private final OrderRule rule;
    private final InstantSource clock;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /**
     * Owns none of what it is given.
     *
     * @param checkouts in the service's group, reading committed records, committing nothing by itself
     * @param outcomes transactional
     * @param answered shared with the history, which fills it
     */
    OrderLoop(
            Consumer<String, byte[]> checkouts,
            Producer<String, SpecificRecord> outcomes,
            Records records,
            AnsweredCheckouts answered,
            OutcomeHistory history,
            OrderRule rule,
            InstantSource clock) {
        this.checkouts = checkouts;
        this.outcomes = outcomes;
        this.records = records;
        this.answered = answered;
        this.history = history;
        this.rule = rule;
        this.clock = clock;
    }

    /**
     * Answers checkouts until {@link #stop} is called.
     *
     * @throws UnreadableRecordException when a record can never be read
     * @throws org.apache.kafka.common.KafkaException when Kafka fails; the batch at hand then has no effect
     */
    void run() {
        outcomes.initTransactions();
        checkouts.subscribe(List.of(Topic.CART_CHECKOUTS.topicName()), new OnAssignment());
        try {
            while (!stopping.get()) {
                ConsumerRecords<String, byte[]> batch = checkouts.poll(POLL);
                if (!batch.isEmpty()) {
                    answer(batch);
                }
            }
        } catch (WakeupException e) {
            if (!stopping.get()) {
                throw e;
            }
        }
    }

    /** Makes {@link #run} return after the batch at hand; may be called from any thread. */
    void stop() {
        stopping.set(true);
        checkouts.wakeup();
    }

    private void answer(ConsumerRecords<String, byte[]> batch) {
        outcomes.beginTransaction();
        for (ConsumerRecord<String, byte[]> record : batch) {
            Checkout.in(record, records).ifPresent(this::answer);
        }
        outcomes.sendOffsetsToTransaction(batch.nextOffsets(), checkouts.groupMetadata());
        outcomes.commitTransaction();
    }

    private void answer(Checkout checkout) {
        if (answered.contains(checkout.checkoutId(), checkout.cartId(), checkout.version())) {
            LOG.log(Level.INFO, "checkout {0} has its answer already", checkout.checkoutId());
            return;
        }
        SpecificRecord answer = rule.answer(checkout.event());
        // The outcome of the send is the transaction's: a failed one makes the commit fail.
        var _ = outcomes.send(Outcome.record(checkout, answer, clock.instant()));
        answered.add(checkout.checkoutId(), checkout.cartId(), checkout.version());
        LOG.log(
                Level.INFO,
                "checkout {0}: {1}",
                checkout.checkoutId(),
                answer.getSchema().getName());
    }

    private final class OnAssignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // Between batches nothing is under way, so there is nothing to hand over.
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Returns only when no transaction of the previous owner can still commit a position here.
            checkouts.committed(Set.copyOf(partitions));
            history.catchUp();
            LOG.log(Level.INFO, "ready for {0}, {1} checkouts answered so far", partitions, answered.size());
        }
    }
}
