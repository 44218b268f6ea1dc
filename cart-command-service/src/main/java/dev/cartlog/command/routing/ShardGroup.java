package dev.cartlog.command.routing;

import dev.cartlog.command.shard.ShardPorts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This instance's membership in the consumer group whose assignments suggest who owns which shard. It consumes nothing: the
 * partitions are paused as soon as they are assigned.
 */
final class ShardGroup implements ShardPorts.Membership, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShardGroup.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** How long a member that is leaving may take to hand its shards over. */
    static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final KafkaConsumer<String, byte[]> consumer;
    private final String topic;
    private final Assignments assignments;
    private final Queue<Question> questions = new ArrayDeque<>();
    private final Set<Integer> notStarted = new HashSet<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean started;
    private volatile boolean member;
    private volatile boolean closing;

    /** What the group decides. Called on the group's thread, which waits until the call returns. */
    interface Assignments {
        void assigned(int partition);

        /** Returns when the shards are handed over, or within a bounded time. */
        void revoked(Collection<Integer> partitions);

        /** The group has already given the shards to others. */
        void lost(Collection<Integer> partitions);
    }

    private record Question(int partition, CompletableFuture<Boolean> answer) {}

    ShardGroup(ClusterSettings settings, Assignments assignments) {
        this.consumer = settings.kafka().member(settings.groupId(), settings.ownerSilenceMax());
        this.topic = settings.topics().events();
        this.assignments = assignments;
    }

    void start() {
        started = true;
        consumer.subscribe(List.of(topic), new Listener());
        Thread.ofPlatform().name("cart-shard-group").daemon().start(this::run);
    }

    @Override
    public CompletableFuture<Boolean> confirm(int partition) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        synchronized (questions) {
            questions.add(new Question(partition, answer));
        }
        consumer.wakeup();
        return answer.orTimeout(CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try (consumer) {
            while (!closing) {
                poll();
                List.copyOf(notStarted).forEach(this::begin);
                answerQuestions();
            }
        } finally {
            member = false;
            ended.complete(null);
        }
    }

    /** True from the first time the group has given this instance its share, be that nothing, until it leaves. */
    boolean isMember() {
        return member;
    }

    /** A shard whose directory cannot be opened is tried again with each poll, as long as it is this instance's. */
    private void begin(int partition) {
        try {
            assignments.assigned(partition);
            notStarted.remove(partition);
        } catch (RuntimeException e) {
            if (notStarted.add(partition)) {
                LOG.error("Shard {} cannot be started here and will be tried again", partition, e);
            }
        }
    }

    private void poll() {
        try {
            consumer.poll(POLL);
        } catch (WakeupException e) {
            // A question, or the end.
        } catch (KafkaException e) {
            LOG.warn("The shards' group cannot be reached: {}", e.toString());
        }
    }

    /** Only the coordinator knows who is a member now; it checks that on a commit of offsets, which here mean nothing. */
    private void answerQuestions() {
        for (Question question : waitingQuestions()) {
            TopicPartition partition = new TopicPartition(topic, question.partition());
            if (!consumer.assignment().contains(partition)) {
                question.answer().complete(false);
                continue;
            }
            try {
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0)), POLL);
                question.answer().complete(true);
            } catch (KafkaException e) {
                // The next poll finds out what happened to the membership; then the question is asked again.
                LOG.debug("Membership of {} is not confirmed yet: {}", partition, e.toString());
                askAgain(question);
            }
        }
    }

    private List<Question> waitingQuestions() {
        synchronized (questions) {
            List<Question> waiting = new ArrayList<>(questions);
            questions.clear();
            waiting.removeIf(question -> question.answer().isDone());
            return waiting;
        }
    }

    private void askAgain(Question question) {
        synchronized (questions) {
            questions.add(question);
        }
    }

    /** Leaves the group, after giving the shards up. Bounded; does nothing the second time. */
    @Override
    public void close() {
        closing = true;
        if (!started || ended.isDone()) {
            return;
        }
        consumer.wakeup();
        ended.completeOnTimeout(null, CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private final class Listener implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            member = true;
            consumer.pause(partitions);
            numbers(partitions).forEach(ShardGroup.this::begin);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            numbers(partitions).forEach(notStarted::remove);
            assignments.revoked(numbers(partitions));
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            numbers(partitions).forEach(notStarted::remove);
            assignments.lost(numbers(partitions));
        }

        private static List<Integer> numbers(Collection<TopicPartition> partitions) {
            return partitions.stream().map(TopicPartition::partition).toList();
        }
    }
}
