package dev.cartlog.query.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HaltLatchTest {
    private static final int PARTITION = 3;

    private final List<Optional<Halt>> heard = new ArrayList<>();
    private KeyValueStore<Bytes, byte[]> store;

    @BeforeEach
    void open() {
        store = org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore("halts"),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private HaltLatch latch() {
        return new HaltLatch(store, heard::add, PARTITION);
    }

    @Test
    void onlyWhatIsBehindTheRecordIsPassedOver() {
        HaltLatch latch = latch();
        latch.halt(7, "no event");
        assertThat(latch.isBefore(8)).isTrue();
        assertThat(latch.isBefore(7)).as("it may be readable now").isFalse();
        assertThat(latch.isBefore(6)).as("it comes again after a crash").isFalse();
    }

    @Test
    void whoeverTakesOverStandsStillAtTheSameRecord() {
        latch().halt(7, "no event");
        heard.clear();
        assertThat(latch().isBefore(8)).isTrue();
        assertThat(heard).containsExactly(Optional.of(new Halt(PARTITION, 7, "no event")));
    }

    @Test
    void itEndsWhenThatVeryRecordIsFolded() {
        HaltLatch latch = latch();
        latch.halt(7, "no event");
        latch.folded(6);
        assertThat(latch.isBefore(8)).isTrue();
        latch.folded(7);
        assertThat(latch.isBefore(8)).isFalse();
        assertThat(latch().isBefore(8)).as("after the next start").isFalse();
        assertThat(heard).last().isEqualTo(Optional.empty());
    }
}
