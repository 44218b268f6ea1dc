package dev.cartlog.acceptance.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.NameBasedId;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.Sha256;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured on a seeded log must hold of a log that was shopped. */
class SeededCartTest {

    private static List<RecordedEvent> history(long number) {
        SeededCart cart = new SeededCart(number);
        List<RecordedEvent> events = new ArrayList<>();
        while (!cart.isOver()) {
            events.add(cart.next(LogSeeder.BEGIN.plusMillis(events.size())));
        }
        return events;
    }

    @Test
    void everyHistoryFoldsAndItsHashesAreChained() {
        for (long number = 0; number < 20; number++) {
            List<RecordedEvent> events = history(number);
            Cart cart = Evolution.fold(events).orElseThrow();
            assertThat(events).hasSize(SeededCart.EVENTS);
            assertThat(cart.cartId()).isEqualTo(SeededCart.cartId(number));
            assertThat(cart.lines().all()).hasSize(4);
            String previous = EventMeta.GENESIS_HASH;
            for (RecordedEvent event : events) {
                EventMeta meta = event.meta();
                assertThat(meta.previousHash()).isEqualTo(previous);
                assertThat(meta.hash()).isEqualTo(event.computedHash());
                assertThat(meta.eventId()).isEqualTo(NameBasedId.ofEvent(meta.cartId(), meta.version()));
                previous = meta.hash();
            }
        }
    }

    @Test
    void aGuestsTokenOpensItsCart() {
        Cart cart = Evolution.fold(history(2)).orElseThrow();
        assertThat(cart.owner()).isEqualTo(new Owner.Guest(Sha256.hex(SeededCart.token(2))));
    }
}
