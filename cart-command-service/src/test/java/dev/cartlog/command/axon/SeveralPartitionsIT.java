package dev.cartlog.command.axon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.KafkaShardLog;
import dev.cartlog.command.log.Partitions;
import dev.cartlog.command.log.ShardTopics;
import dev.cartlog.command.log.TopicReader;
import dev.cartlog.command.shard.KafkaEventLog;
import dev.cartlog.command.testing.SharedPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.axonframework.conversion.PassThroughConverter;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine over several partitions, each with its own writer: what one reader of all of them sees. */
class SeveralPartitionsIT {
    private static final int PARTITIONS = 3;
    private static final int AGGREGATES = 12;
    private static final int EVENTS_EACH = 4;
    private static final int EVENTS = AGGREGATES * EVENTS_EACH;
    private static final long WAIT_SECONDS_MAX = 30;
    private static final ShardTopics TOPICS = new ShardTopics("several-events", "several-state", "several-owners");
    private static final TaggedEventFormat FORMAT =
            new TaggedEventFormat(new DelegatingEventConverter(PassThroughConverter.INSTANCE), PARTITIONS);

    private static final List<KafkaEventLog> LOGS = new ArrayList<>();
    private static LogEventStorageEngine reader;

    @BeforeAll
    static void write() throws Exception {
        KafkaClients clients = KafkaClients.of(SharedPlatform.get().bootstrapServers());
        try (Admin admin = Admin.create(clients.admin())) {
            admin.createTopics(Stream.of(TOPICS.events(), TOPICS.state(), TOPICS.owners())
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        TopicReader all = new TopicReader(clients, TOPICS.events(), PARTITIONS);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            LOGS.add(new KafkaEventLog(new KafkaShardLog(clients, TOPICS, partition), all, FORMAT, FORMAT::write));
        }
        reader = new LogEventStorageEngine(LOGS.getFirst());
        for (int number = 0; number < EVENTS_EACH; number++) {
            for (int aggregate = 0; aggregate < AGGREGATES; aggregate++) {
                append(aggregateId(aggregate), aggregateId(aggregate) + "/" + number);
            }
        }
    }

    @AfterAll
    static void close() {
        LOGS.forEach(KafkaEventLog::close);
    }

    private static String aggregateId(int number) {
        return "aggregate-" + number;
    }

    private static void append(String aggregateId, String what) throws Exception {
        LogEventStorageEngine writer = new LogEventStorageEngine(LOGS.get(Partitions.of(aggregateId, PARTITIONS)));
        EventMessage event = new GenericEventMessage(
                what,
                new MessageType("dev.cartlog.Tested"),
                what.getBytes(StandardCharsets.UTF_8),
                Map.of(),
                Instant.now());
        TaggedEventMessage<?> tagged =
                new GenericTaggedEventMessage<>(event, Set.of(new Tag("aggregate", aggregateId)));
        writer.appendEvents(AppendCondition.none(), null, List.of(tagged))
                .thenCompose(transaction -> transaction.commit(null))
                .get(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
    }

    private record Seen(String what, TrackingToken token) {}

    /** So many events from a token on, as they come. */
    private static List<Seen> stream(TrackingToken from, int events) throws InterruptedException {
        MessageStream<EventMessage> stream = reader.stream(StreamingCondition.startingFrom(from), null);
        LinkedBlockingQueue<Boolean> available = new LinkedBlockingQueue<>();
        stream.setCallback(() -> available.add(true));
        List<Seen> seen = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS_MAX);
        while (seen.size() < events && System.nanoTime() < deadline) {
            Optional<MessageStream.Entry<EventMessage>> next = stream.next();
            if (next.isEmpty()) {
                var _ = available.poll(100, TimeUnit.MILLISECONDS);
            } else {
                TrackingToken token = TrackingToken.fromContext(next.get()).orElseThrow();
                seen.add(new Seen(next.get().message().identifier(), token));
            }
        }
        stream.close();
        return seen;
    }

    private static TrackingToken first() throws Exception {
        return reader.firstToken(null).get(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
    }

    private static TrackingToken latest() throws Exception {
        return reader.latestToken(null).get(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
    }

    @Test
    void everyPartitionsEventsAreSeenOnceAndEachAggregatesInOrder() throws Exception {
        List<Seen> seen = stream(first(), EVENTS);
        assertThat(seen).hasSize(EVENTS);
        assertThat(seen.stream().map(Seen::what)).doesNotHaveDuplicates();
        Map<String, List<String>> byAggregate = new HashMap<>();
        seen.forEach(event -> byAggregate
                .computeIfAbsent(event.what().substring(0, event.what().indexOf('/')), id -> new ArrayList<>())
                .add(event.what()));
        byAggregate.forEach((id, events) -> assertThat(events)
                .containsExactlyElementsOf(IntStream.range(0, EVENTS_EACH)
                        .mapToObj(number -> id + "/" + number)
                        .toList()));
        assertThat(IntStream.range(0, AGGREGATES).map(number -> Partitions.of(aggregateId(number), PARTITIONS)))
                .as("partitions used")
                .contains(0, 1, 2);
    }

    @Test
    void eachTokenCoversTheOnesBeforeIt() throws Exception {
        TrackingToken before = first();
        for (Seen event : stream(before, EVENTS)) {
            assertThat(event.token().covers(before)).isTrue();
            assertThat(before.covers(event.token())).isFalse();
            before = event.token();
        }
        assertThat(latest().covers(before)).isTrue();
    }

    @Test
    void aReaderGoesOnAfterAnyTokenWithWhatItHasNotSeen() throws Exception {
        List<Seen> all = stream(first(), EVENTS);
        for (int stop = 1; stop < EVENTS; stop += 11) {
            List<String> seen = new ArrayList<>(
                    all.subList(0, stop).stream().map(Seen::what).toList());
            stream(all.get(stop - 1).token(), EVENTS - stop).forEach(event -> seen.add(event.what()));
            assertThat(seen).doesNotHaveDuplicates().hasSize(EVENTS);
        }
    }

    @Test
    void aTokenOfATimeBeforeAllStartsAtTheFirstEvent() throws Exception {
        TrackingToken token = reader.tokenAt(Instant.EPOCH, null).get(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
        assertThat(stream(token, EVENTS)).hasSize(EVENTS);
    }

    @Test
    void anAggregateIsSourcedFromItsOwnPartition() {
        for (int aggregate = 0; aggregate < AGGREGATES; aggregate++) {
            String id = aggregateId(aggregate);
            LogEventStorageEngine owner = new LogEventStorageEngine(LOGS.get(Partitions.of(id, PARTITIONS)));
            List<String> sourced = owner.source(
                            SourcingCondition.conditionFor(EventCriteria.havingTags(new Tag("aggregate", id))), null)
                    .reduce(new ArrayList<String>(), (list, entry) -> {
                        list.add(entry.message().identifier());
                        return list;
                    })
                    .join();
            assertThat(sourced.stream().filter(what -> what.startsWith(id + "/")))
                    .hasSize(EVENTS_EACH);
        }
    }
}
