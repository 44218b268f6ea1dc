package dev.cartlog.local.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** One transactional writer per partition, each committing one record to every topic at a time until it cannot. */
final class TransactionalWriters {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final CountDownLatch commits;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private TransactionalWriters(int awaited) {
        commits = new CountDownLatch(awaited);
    }

    static TransactionalWriters start(int port, int partitions, List<String> topics, String name, int awaited) {
        TransactionalWriters writers = new TransactionalWriters(awaited);
        for (int i = 0; i < partitions; i++) {
            int partition = i;
            writers.threads.add(
                    Thread.ofPlatform().name("writer-" + i).start(() -> writers.write(port, partition, topics, name)));
        }
        return writers;
    }

    private void write(int port, int partition, List<String> topics, String name) {
        Producer<String, String> producer = producer(port, partition);
        try {
            producer.initTransactions();
            for (int i = 0; !stopped; i++) {
                String value = name + "/" + partition + "/" + i;
                producer.beginTransaction();
                for (String topic : topics) {
                    // What goes wrong with it, the commit throws.
                    Future<?> _ = producer.send(new ProducerRecord<>(topic, partition, value, value));
                }
                producer.commitTransaction();
                acknowledged.add(value);
                commits.countDown();
            }
        } catch (KafkaException e) {
            // The broker is gone: what was acknowledged until now is what must be found.
            stopped = true;
        } finally {
            // At once: closing in the usual way would wait for the broker to finish the transaction.
            producer.close(Duration.ZERO);
        }
    }

    /** Waits until as many commits as were asked for have been acknowledged. */
    void awaitCommits() throws InterruptedException {
        if (!commits.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(commits.getCount() + " commits are missing");
        }
    }

    /** Stops the writers and waits until they are gone. */
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** What has been acknowledged to the writers. */
    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    private static Producer<String, String> producer(int port, int partition) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", "127.0.0.1:" + port,
                        "transactional.id", "writer-" + partition,
                        "transaction.timeout.ms", "2000",
                        "delivery.timeout.ms", "1500",
                        "request.timeout.ms", "1000",
                        "linger.ms", "0",
                        "max.block.ms", "4000"),
                new StringSerializer(),
                new StringSerializer());
    }
}
