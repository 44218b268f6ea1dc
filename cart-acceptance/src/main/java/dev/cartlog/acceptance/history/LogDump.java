package dev.cartlog.acceptance.history;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.events.EventMeta;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the whole log of events with a consumer of its own that sees committed records only. */
public final class LogDump {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private LogDump() {}

    /**
     * Every committed event up to the end of the log as it is now. Waits for transactions that are still open.
     *
     * @throws IllegalStateException when that takes too long
     */
    public static List<LoggedEvent> of(Addresses addresses) throws InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", addresses.bootstrapServers(), "isolation.level", "read_committed");
        try (SchemaRegistryClient registry = new SchemaRegistryClient(RegistryOptions.of(addresses.registry()));
                KafkaConsumer<String, SpecificRecord> consumer = new KafkaConsumer<>(
                        settings, new StringDeserializer(), new EventDeserializer<>(registry, SpecificRecord.class))) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.CART_EVENTS.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, ends(addresses, partitions));
        }
    }

    private static List<LoggedEvent> read(
            KafkaConsumer<String, SpecificRecord> consumer, Map<TopicPartition, ListOffsetsResultInfo> ends) {
        List<LoggedEvent> events = new ArrayList<>();
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (ends.entrySet().stream()
                .anyMatch(
                        end -> consumer.position(end.getKey()) < end.getValue().offset())) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the log could not be read to its end within " + DEADLINE);
            }
            consumer.poll(POLL).forEach(record -> events.add(event(record)));
        }
        return events;
    }

    private static LoggedEvent event(ConsumerRecord<String, SpecificRecord> record) {
        SpecificRecord event = record.value();
        EventMeta meta =
                (EventMeta) event.get(event.getSchema().getField("meta").pos());
        return new LoggedEvent(
                record.partition(),
                record.offset(),
                meta.getCartId(),
                meta.getVersion(),
                meta.getCommandId(),
                event.getSchema().getName(),
                meta.getPreviousHash(),
                meta.getHash(),
                EventJson.contentHash(event));
    }

    /** The real ends: a bound that stopped at open transactions could miss acknowledged records. */
    private static Map<TopicPartition, ListOffsetsResultInfo> ends(Addresses addresses, List<TopicPartition> partitions)
            throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", addresses.bootstrapServers()))) {
            return admin.listOffsets(partitions.stream()
                            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of the log is not known", e);
        }
    }
}
