package dev.cartlog.query.config;

import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.query.topology.AvroCodec;
import dev.cartlog.query.topology.LateCodec;
import dev.cartlog.query.topology.LookupsTopic;
import dev.cartlog.query.topology.Partitions;
import dev.cartlog.query.topology.StreamsSettings;
import dev.cartlog.query.topology.ViewTopology;
import dev.cartlog.query.view.FailurePolicy;
import dev.cartlog.query.view.StreamsRunner.Program;
import dev.cartlog.query.view.StreamsRunner.Running;
import dev.cartlog.query.view.ViewStatus;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** Makes the views' Streams once the log and the registry are there. */
final class ViewsFactory implements Program {
    private final LogTopics log;
    private final SchemaRegistryClient registry;
    private final LateCodec codec;
    private final ViewStatus status;
    private final StreamsSettings settings;
    private final Map<String, Object> more;

    /** @param more settings for Streams */
    ViewsFactory(
            LogTopics log,
            SchemaRegistryClient registry,
            LateCodec codec,
            ViewStatus status,
            StreamsSettings settings,
            Map<String, Object> more) {
        this.log = log;
        this.registry = registry;
        this.codec = codec;
        this.status = status;
        this.settings = settings;
        this.more = Map.copyOf(more);
    }

    @Override
    public Running create() {
        int partitions = log.partitions();
        LookupsTopic.ensure(settings.kafka(), settings.applicationId(), partitions);
        codec.use(AvroCodec.load(registry));
        Properties properties = settings.toProperties();
        properties.putAll(more);
        Topology topology =
                ViewTopology.of(new TopologyConfig(new StreamsConfig(properties)), codec, status, partitions);
        KafkaStreams streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(new FailurePolicy(System::nanoTime));
        return new Running(streams, new Partitions(partitions));
    }
}
