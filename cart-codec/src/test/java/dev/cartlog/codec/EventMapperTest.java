package dev.cartlog.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.events.CartCreated;
import dev.cartlog.events.EventMeta;
import dev.cartlog.events.OrderPlaced;
import dev.cartlog.events.topics.Topic;
import java.io.IOException;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class EventMapperTest {
    private static final int SEEDS = 300;

    @Test
    void everyEventComesBackAsItWas() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomDomain random = new RandomDomain(seed);
            for (CartEvent event : random.events()) {
                RecordedEvent recorded = random.recorded(event);
                SpecificRecord record = EventMapper.toAvro(recorded);
                assertThat(EventMapper.toDomain(record)).as("seed %d", seed).isEqualTo(recorded);
                assertThat(Encoding.bytes((SpecificRecordBase) record))
                        .as("seed %d", seed)
                        .isPositive();
            }
        }
    }

    @Test
    void theHashHoldsOnTheOtherSide() {
        RandomDomain random = new RandomDomain(1);
        for (CartEvent event : random.events()) {
            RecordedEvent back = EventMapper.toDomain(EventMapper.toAvro(random.recorded(event)));
            assertThat(back.computedHash()).isEqualTo(back.meta().hash());
        }
    }

    @Test
    void theGeneratorKnowsEveryEvent() {
        assertThat(new RandomDomain(0).events().stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(CartEvent.class.getPermittedSubclasses());
    }

    @Test
    void everyRecordOfTheTopicIsAnEventOfTheSameName() {
        RandomDomain random = new RandomDomain(0);
        List<String> mapped = random.events().stream()
                .map(event -> {
                    String record = EventMapper.toAvro(random.recorded(event))
                            .getSchema()
                            .getName();
                    assertThat(record).isEqualTo(event.type());
                    return record;
                })
                .toList();
        assertThat(Topic.CART_EVENTS.recordTypes().stream().map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void theSameEventIsTheSameRecordWhateverTheOrderOfMaps() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(EventMapper.toAvro(sample(seed)).toString())
                    .isEqualTo(EventMapper.toAvro(EventMapper.toDomain(EventMapper.toAvro(sample(seed))))
                            .toString());
        }
    }

    @Test
    void whatIsNoEventIsRefused() {
        assertThatThrownBy(() -> EventMapper.toDomain(new OrderPlaced("a", "b", "c")))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("OrderPlaced is no cart event");
    }

    @Test
    void aValueThatNoOneWroteIsNamedByItsPlace() {
        RandomDomain random = new RandomDomain(3);
        EventMeta meta = (EventMeta)
                EventMapper.toAvro(random.recorded(new CartEvent.CartCleared())).get(0);
        CartCreated impossible = new CartCreated(meta, "default", "EUR", "ROBOT", null, null, null);
        assertThatThrownBy(() -> EventMapper.toDomain(impossible))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("CartCreated at version " + meta.getVersion())
                .hasMessageContaining("ROBOT");
    }

    private static RecordedEvent sample(long seed) {
        RandomDomain random = new RandomDomain(seed);
        List<CartEvent> merged = random.events().stream()
                .filter(CartEvent.CartMerged.class::isInstance)
                .toList();
        return random.recorded(merged.getFirst());
    }
}
