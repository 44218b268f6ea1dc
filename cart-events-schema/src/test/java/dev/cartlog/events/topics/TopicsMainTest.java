package dev.cartlog.events.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsMainTest {
    @Test
    void plansForOneMachineUnlessToldOtherwise() {
        assertThat(TopicsMain.plan(Map.of())).isEqualTo(TopicPlan.LOCAL);
        assertThat(TopicsMain.plan(Map.of("CART_KAFKA_PARTITIONS", "64", "CART_KAFKA_REPLICATION_FACTOR", "3")))
                .isEqualTo(new TopicPlan(64, 3));
    }

    @Test
    void namesTheVariableThatIsNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopicsMain.plan(Map.of("CART_KAFKA_PARTITIONS", "many")))
                .withMessageContaining("CART_KAFKA_PARTITIONS");
    }
}
