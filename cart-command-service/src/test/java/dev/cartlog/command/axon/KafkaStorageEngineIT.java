package dev.cartlog.command.axon;

import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.ShardTopics;
import dev.cartlog.command.log.TopicReader;
import dev.cartlog.command.shard.KafkaEventLog;
import dev.cartlog.command.testing.SharedPlatform;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.axonframework.eventsourcing.eventstore.AggregateBasedStorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Axon's own suite on the engine over one partition of a real broker. Each test has its own topics. */
class KafkaStorageEngineIT extends AggregateBasedStorageEngineTestSuite<LogEventStorageEngine> {
    private static String bootstrapServers;
    private static int tests;

    private @Nullable KafkaEventLog log;

    @SuppressWarnings("NullAway.Init") // the suite builds an engine before each test
    private TopicReader reader;

    @BeforeAll
    static void start() {
        bootstrapServers = SharedPlatform.get().bootstrapServers();
    }

    @Override
    protected LogEventStorageEngine buildStorageEngine() throws Exception {
        int number = tests++;
        ShardTopics topics = new ShardTopics("events-" + number, "state-" + number, "owners-" + number);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(Stream.of(topics.events(), topics.state(), topics.owners())
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        KafkaClients clients = KafkaClients.of(bootstrapServers);
        TaggedEventFormat format = new TaggedEventFormat(converter);
        reader = new TopicReader(clients, topics.events(), 1);
        KafkaEventLog opened = new KafkaEventLog(clients, topics, format, format::write);
        log = opened;
        return new LogEventStorageEngine(opened);
    }

    @AfterEach
    void close() {
        if (log != null) {
            log.close();
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the engine's callers may have no context
    protected @Nullable ProcessingContext processingContext() {
        return null;
    }

    /** Transactions' markers take offsets too: where an event ended up is asked of the topic. */
    @Override
    protected long globalSequenceOfEvent(long position) {
        List<Long> ends = endsOfEvents();
        int index = (int) position;
        return index == 0 ? 0 : index <= ends.size() ? ends.get(index - 1) : ends.getLast() + index - ends.size();
    }

    private List<Long> endsOfEvents() {
        try (var records = reader.upToNow(0)) {
            return records.map(record -> record.offset() + 1).toList();
        }
    }

    @Override
    protected TrackingToken trackingTokenAt(long position) {
        return PartitionOffsets.of(0, globalSequenceOfEvent(position));
    }

    @Override
    protected EventMessage convertPayload(EventMessage original) {
        return original.withConvertedPayload(String.class, converter);
    }
}
