package dev.cartlog.local.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The properties of a broker that is its own controller, tuned for one small machine.
 *
 * @param data where it keeps its log
 * @param port what clients connect to
 * @param controllerPort what it talks to itself on; may differ from one start to the next
 */
record BrokerSettings(Path data, int port, int controllerPort) {
    static final String HOST = "127.0.0.1";

    Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>(listeners());
        properties.put("log.dirs", data.toString());
        properties.put("auto.create.topics.enable", "false");
        // One broker holds the only copy of everything.
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.putAll(tuning());
        return properties;
    }

    private Map<String, String> listeners() {
        return Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "listeners", "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort,
                "advertised.listeners", "PLAINTEXT://" + HOST + ":" + port,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "PLAINTEXT",
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.bootstrap.servers", HOST + ":" + controllerPort);
    }

    private static Map<String, String> tuning() {
        return Map.ofEntries(
                // A transaction that follows another on the same id otherwise waits 20 ms.
                Map.entry("add.partitions.to.txn.retry.backoff.ms", "1"),
                // An abandoned transaction blocks every reader of its partition until it is aborted.
                Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
                // The floor of the newer group protocol is 45 s, far too long to notice a dead owner.
                Map.entry("group.consumer.min.session.timeout.ms", "6000"),
                // That of the classic one is 6 s; the command service asks for less here.
                Map.entry("group.min.session.timeout.ms", "2000"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // Few internal partitions and threads: quick to start, small in memory.
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("log.cleaner.dedupe.buffer.size", "16777216"));
    }
}
