package dev.cartlog.events.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.events.CartCleared;
import dev.cartlog.events.OrderPlaced;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventHeadersTest {
    private final Headers headers = new RecordHeaders();

    @Test
    void anEventsHeadersSayWhatItsMetaSays() {
        EventHeaders.add(headers, new CartCleared(Samples.meta(3)), "00-0af7-b7ad-01");
        assertThat(EventHeaders.get(headers, EventHeaders.TYPE)).contains("CartCleared");
        assertThat(EventHeaders.get(headers, EventHeaders.ID)).contains("event-3");
        assertThat(EventHeaders.get(headers, EventHeaders.TIME)).contains("2026-01-02T03:04:05.681Z");
        assertThat(EventHeaders.get(headers, EventHeaders.TRACEPARENT)).contains("00-0af7-b7ad-01");
    }

    @Test
    void theTimeAlwaysHasMilliseconds() {
        EventHeaders.add(headers, "T", "id", Instant.parse("2026-01-02T03:04:05Z"), null);
        assertThat(EventHeaders.get(headers, EventHeaders.TIME)).contains("2026-01-02T03:04:05.000Z");
        assertThat(EventHeaders.get(headers, EventHeaders.TRACEPARENT)).isEmpty();
    }

    @Test
    void onlyEventsHaveThem() {
        assertThatThrownBy(() -> EventHeaders.add(headers, new OrderPlaced("a", "b", "c"), null))
                .hasMessageContaining("OrderPlaced is not an event");
    }
}
