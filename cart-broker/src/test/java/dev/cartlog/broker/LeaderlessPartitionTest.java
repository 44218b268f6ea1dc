package dev.cartlog.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import kafka.server.metadata.KRaftMetadataCache;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.apache.kafka.common.metadata.TopicRecord;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.MetadataProvenance;
import org.apache.kafka.server.common.KRaftVersion;
import org.junit.jupiter.api.Test;

/**
 * What the broker's transaction coordinator asks before it sends a marker. "No such partition" makes it skip the marker
 * for ever, so that must never be the answer for a partition that only has no leader at this moment.
 */
class LeaderlessPartitionTest {
    private static final int NO_LEADER = -1;

    @Test
    void isNotTakenForADeletedOne() {
        assertThat(leaderOf("cart-events")).contains(Node.noNode());
    }

    @Test
    void differsFromADeletedOne() {
        assertThat(leaderOf("deleted")).isEmpty();
    }

    private static Optional<Node> leaderOf(String topic) {
        MetadataDelta delta =
                new MetadataDelta.Builder().setImage(MetadataImage.EMPTY).build();
        Uuid id = Uuid.randomUuid();
        delta.replay(new TopicRecord().setName("cart-events").setTopicId(id));
        delta.replay(new PartitionRecord()
                .setTopicId(id)
                .setPartitionId(0)
                .setReplicas(List.of(1))
                .setDirectories(List.of(Uuid.randomUuid()))
                .setIsr(List.of())
                .setLeader(NO_LEADER));
        KRaftMetadataCache cache = new KRaftMetadataCache(1, () -> KRaftVersion.LATEST_PRODUCTION);
        cache.setImage(delta.apply(MetadataProvenance.EMPTY));
        return cache.getPartitionLeaderEndpoint(topic, 0, new ListenerName("PLAINTEXT"));
    }
}
