package dev.cartlog.domain.request;

import static dev.cartlog.domain.fixture.Samples.GUEST;
import static dev.cartlog.domain.fixture.Samples.GUEST_CART;
import static dev.cartlog.domain.fixture.Samples.NOON;
import static dev.cartlog.domain.fixture.Samples.add;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.fixture.Desk;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.NameBasedId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventStampTest {
    private final Desk desk = Desk.ofGuest();

    private EventMeta lastMeta() {
        return desk.log().getLast().meta();
    }

    @Test
    void timesAreWholeMilliseconds() {
        desk.at(NOON.plusNanos(7_999_999)).applied(desk.request(GUEST, "a", add("tea", 1)));

        assertThat(lastMeta().occurredAt()).isEqualTo(NOON.plusMillis(7));
    }

    @Test
    void aHistoryNeverRunsBackwardsWhenTheWritersClockDoes() {
        desk.at(NOON.plusSeconds(60)).applied(desk.request(GUEST, "a", add("tea", 1)));
        desk.at(NOON.minus(Duration.ofHours(1))).applied(desk.request(GUEST, "b", add("tea", 1)));
        assertThat(lastMeta().occurredAt()).isEqualTo(NOON.plusSeconds(60));

        desk.at(NOON.plusSeconds(61)).applied(desk.request(GUEST, "c", add("tea", 1)));
        assertThat(lastMeta().occurredAt()).isEqualTo(NOON.plusSeconds(61));
    }

    @Test
    void anEventsIdFollowsFromItsPlace() {
        assertThat(lastMeta().eventId()).isEqualTo(NameBasedId.ofEvent(GUEST_CART, new CartVersion(1)));
    }

    @Test
    void aLaterStepNamesTheEventThatCausedIt() {
        desk.applied(desk.request(GUEST, "a", add("tea", 1)).causedBy("an event's id"));

        assertThat(lastMeta().causationId()).isEqualTo("an event's id");
        assertThat(lastMeta().commandId()).isEqualTo("a");
    }

    @Test
    void aGuestActsUnderTheCartsIdNeverUnderTheToken() {
        assertThat(lastMeta().actor().id()).isEqualTo(GUEST_CART.toString());
    }
}
