package dev.cartlog.query.config;

import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.query.topology.AvroCheckoutCodec;
import dev.cartlog.query.topology.SignalTopology;
import dev.cartlog.query.topology.StreamsSettings;
import dev.cartlog.query.view.FailurePolicy;
import dev.cartlog.query.view.Partitions;
import dev.cartlog.query.view.StreamsRunner.Program;
import dev.cartlog.query.view.StreamsRunner.Running;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** Makes the public topics' Streams once the log and the registry are there. */
final class SignalsFactory implements Program {
    private final LogTopics log;
    private final SchemaRegistryClient registry;
    private final StreamsSettings settings;

    SignalsFactory(LogTopics log, SchemaRegistryClient registry, StreamsSettings settings) {
        this.log = log;
        this.registry = registry;
        this.settings = settings;
    }

    @Override
    public Running create() {
        Partitions partitions = new Partitions(log.partitions());
        Properties properties = settings.toProperties();
        Topology topology =
                SignalTopology.of(new TopologyConfig(new StreamsConfig(properties)), AvroCheckoutCodec.load(registry));
        KafkaStreams streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(new FailurePolicy(System::nanoTime));
        return new Running(streams, partitions);
    }
}
