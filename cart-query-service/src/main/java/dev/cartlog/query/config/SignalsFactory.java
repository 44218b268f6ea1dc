package dev.cartlog.query.config;

import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.query.topology.AvroCheckoutCodec;
import dev.cartlog.query.topology.AvroCodec;
import dev.cartlog.query.topology.FoldClock;
import dev.cartlog.query.topology.Partitions;
import dev.cartlog.query.topology.SignalListener;
import dev.cartlog.query.topology.SignalTopology;
import dev.cartlog.query.topology.SignalTopology.Tools;
import dev.cartlog.query.topology.StreamsSettings;
import dev.cartlog.query.view.FailurePolicy;
import dev.cartlog.query.view.StreamsRunner.Program;
import dev.cartlog.query.view.StreamsRunner.Running;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** Makes the public topics' Streams once the log and the registry are there. */
final class SignalsFactory implements Program {
    /** What is told becomes visible with the commit. */
    private static final int COMMIT_INTERVAL_MS = 100;

    private final LogTopics log;
    private final SchemaRegistryClient registry;
    private final StreamsSettings settings;
    private final SignalListener listener;
    private final FoldClock clock;
    private final Duration abandonedAfter;

    SignalsFactory(
            LogTopics log,
            SchemaRegistryClient registry,
            StreamsSettings settings,
            SignalListener listener,
            FoldClock clock,
            Duration abandonedAfter) {
        this.log = log;
        this.registry = registry;
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        this.abandonedAfter = abandonedAfter;
    }

    @Override
    public Running create() {
        Partitions partitions = new Partitions(log.partitions());
        Properties properties = settings.toProperties();
        // Unlike the views it keeps little, so that losing its store with an unclean exit costs little.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
        Tools tools =
                new Tools(AvroCheckoutCodec.load(registry), AvroCodec.load(registry), listener, clock, abandonedAfter);
        Topology topology = SignalTopology.of(new TopologyConfig(new StreamsConfig(properties)), tools);
        KafkaStreams streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(new FailurePolicy(System::nanoTime));
        return new Running(streams, partitions);
    }
}
