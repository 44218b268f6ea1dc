package dev.cartlog.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.RecordedEvent;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class EventWriterTest {
    private static final int SEEDS = 300;

    @Test
    void theBytesAreThoseOfTheRecord() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomDomain random = new RandomDomain(seed);
            for (CartEvent event : random.events()) {
                RecordedEvent recorded = random.recorded(event);
                assertThat(Encoding.written(out -> EventWriter.write(recorded, out)))
                        .as("seed %d, %s", seed, event.type())
                        .isEqualTo(Encoding.of((SpecificRecordBase) EventMapper.toAvro(recorded)));
            }
        }
    }
}
