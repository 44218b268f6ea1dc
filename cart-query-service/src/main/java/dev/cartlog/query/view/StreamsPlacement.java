package dev.cartlog.query.view;

import dev.cartlog.query.topology.Part;
import dev.cartlog.query.topology.Stores;
import dev.cartlog.query.topology.ViewTopology;
import dev.cartlog.query.view.StreamsRunner.Running;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;

/** What the group has agreed on, as far as this instance has heard. */
public final class StreamsPlacement implements Placement {
    private static final Place HERE = new Place.Here();

    private final StreamsRunner views;
    private final Freshness freshness;
    private final HostInfo self;

    private final String applicationId;

    /** @param hostAndPort under which this instance is known to the group */
    public StreamsPlacement(StreamsRunner views, Freshness freshness, String hostAndPort, String applicationId) {
        this.applicationId = applicationId;
        this.views = views;
        this.freshness = freshness;
        this.self = HostInfo.buildFromEndpoint(hostAndPort);
    }

    @Override
    public Place of(String store, String key) {
        // Asking the group costs more than most answers do, and what is folded here is kept here.
        Part part = new Part(Stores.feed(store), running().partitions().of(key));
        if (freshness.holds(part)) {
            return HERE;
        }
        KeyQueryMetadata found = running().streams().queryMetadataForKey(store, key, new StringSerializer());
        if (found == null || found.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw new NotReadableException("the group has not agreed yet on who keeps what");
        }
        return place(found.activeHost());
    }

    @Override
    public Place of(String store, int partition) {
        return partitions(store).entrySet().stream()
                .filter(kept -> kept.getValue().contains(partition))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new NotReadableException("nobody keeps partition " + partition + " at the moment"));
    }

    @Override
    public Map<Place, Set<Integer>> partitions() {
        return partitions(Stores.CARTS);
    }

    private Map<Place, Set<Integer>> partitions(String store) {
        String topic = ViewTopology.topic(applicationId, new Part(Stores.feed(store), 0));
        Map<Place, Set<Integer>> partitions = new HashMap<>();
        for (StreamsMetadata member : running().streams().streamsMetadataForStore(store)) {
            Set<Integer> kept = member.topicPartitions().stream()
                    .filter(part -> part.topic().equals(topic))
                    .map(part -> part.partition())
                    .collect(Collectors.toSet());
            if (!kept.isEmpty()) {
                partitions.put(place(member.hostInfo()), kept);
            }
        }
        return partitions;
    }

    @Override
    public int partitionCount() {
        return running().partitions().count();
    }

    private Place place(HostInfo host) {
        return host.equals(self) ? HERE : new Place.At(host.host(), host.port());
    }

    private Running running() {
        return views.started()
                .filter(made -> made.streams().state() == KafkaStreams.State.RUNNING
                        || made.streams().state() == KafkaStreams.State.REBALANCING)
                .orElseThrow(() -> new NotReadableException("the views do not run"));
    }
}
