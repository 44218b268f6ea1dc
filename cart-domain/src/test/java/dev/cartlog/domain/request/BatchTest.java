package dev.cartlog.domain.request;

import static dev.cartlog.domain.fixture.Samples.GUEST;
import static dev.cartlog.domain.fixture.Samples.add;
import static dev.cartlog.domain.fixture.Samples.change;
import static dev.cartlog.domain.fixture.Samples.changeBy;
import static dev.cartlog.domain.fixture.Samples.line;
import static dev.cartlog.domain.fixture.Samples.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.ClearCart;
import dev.cartlog.domain.command.CartCommand.Recalculate;
import dev.cartlog.domain.command.Limits;
import dev.cartlog.domain.command.Refusal;
import dev.cartlog.domain.command.Refusal.FieldError;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.fixture.Desk;
import dev.cartlog.domain.fixture.Samples;
import dev.cartlog.domain.value.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A batch is one request: all of it or nothing, and an error says which command it means. */
class BatchTest {
    private final Desk desk = Desk.ofGuest();

    private Refusal refusal(CartCommand... commands) {
        Cart before = desk.cart();
        Refusal refusal = desk.refused(desk.batch(GUEST, "batch", commands).expecting(Optional.of(new IfMatch.Any())))
                .refusal();
        assertThat(desk.cart()).isEqualTo(before);
        return refusal;
    }

    @Test
    void laterCommandsSeeWhatEarlierOnesDid() {
        desk.applied(desk.batch(
                GUEST, "batch", add("tea", 2), add("tea", 3), changeBy("tea", -1), add("cup", 1), remove("cup")));

        assertThat(desk.eventTypes())
                .containsExactly(
                        "CartCreated",
                        "LineItemAdded",
                        "LineItemQuantityChanged",
                        "LineItemQuantityChanged",
                        "LineItemAdded",
                        "LineItemRemoved");
        assertThat(desk.cart().lines().all())
                .singleElement()
                .satisfies(tea -> assertThat(tea.quantity().pieces()).isEqualTo(4));
    }

    @Test
    void theFirstFailingCommandIsTheAnswerAndNothingIsApplied() {
        desk.applied(desk.request(GUEST, "a", add("tea", 2)));

        Refusal refusal = refusal(add("cup", 1), add("tea", 1), change("tea", -4), add("gin", 1));

        assertThat(refusal.reason()).isEqualTo(RefusalReason.QUANTITY_BELOW_LIMIT);
        assertThat(refusal.errors())
                .containsExactly(FieldError.at("/commands/2/quantity", RefusalReason.QUANTITY_BELOW_LIMIT)
                        .on(line("tea"))
                        .limits(-4, 0));
    }

    @Test
    void everyKindOfRefusalPointsIntoItsCommand() {
        assertThat(pointers(refusal(new Recalculate(), add("gin", 1)))).containsExactly("/commands/1/sku");
        assertThat(pointers(refusal(add("tea", 51)))).containsExactly("/commands/0/quantity");
        assertThat(pointers(refusal(add("tea", 1), changeBy("tea", -2)))).containsExactly("/commands/1/delta");
        assertThat(pointers(refusal(add("tea", 1), remove("cup")))).containsExactly("/commands/1");
        desk.under(new Limits(1, new Quantity(999), Duration.ofMinutes(30)));
        assertThat(pointers(refusal(add("tea", 1), add("cup", 1)))).containsExactly("/commands/1");
    }

    @Test
    void aSingleCommandPointsIntoTheBodyItself() {
        Refusal refusal = desk.refused(desk.request(GUEST, "a", add("tea", 0))).refusal();

        assertThat(pointers(refusal)).containsExactly("/quantity");
        assertThat(desk.refused(desk.request(GUEST, "a", remove("tea")))
                        .refusal()
                        .errors())
                .isEmpty();
    }

    private static List<String> pointers(Refusal refusal) {
        return refusal.errors().stream().map(FieldError::pointer).toList();
    }

    @Test
    void clearingNeedsIfMatchAlsoAmongOthers() {
        CartRequest batch = desk.batch(GUEST, "batch", add("tea", 1), new ClearCart(), add("cup", 1));

        desk.refused(batch, RefusalReason.PRECONDITION_REQUIRED);
        desk.refused(batch.expecting(Desk.version(2)), RefusalReason.VERSION_MISMATCH);
        desk.applied(batch.expecting(Desk.version(1)));
    }

    @Test
    void aBatchWithoutEffectKeepsTheVersion() {
        desk.applied(desk.request(GUEST, "a", add("tea", 2)));

        Outcome.Unchanged unchanged =
                desk.unchanged(desk.batch(GUEST, "batch", new Recalculate(), change("tea", 2), changeBy("tea", 0)));

        assertThat(unchanged.cart().version().value()).isEqualTo(2);
    }

    @Test
    void allEventsOfARequestCarryItsCommandAndAreChained() {
        List<RecordedEvent> events = desk.applied(desk.batch(GUEST, "batch", add("tea", 1), add("cup", 1)))
                .events();
        List<RecordedEvent> log = desk.log();

        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(event.meta().commandId()).isEqualTo("batch");
            assertThat(event.meta().correlationId()).isEqualTo("correlation");
            assertThat(event.meta().causationId()).isEqualTo("batch");
            assertThat(event.meta().actor()).isEqualTo(GUEST.actor(Samples.GUEST_CART));
        });
        assertThat(events)
                .extracting(event -> event.meta().commandFingerprint())
                .containsOnly(events.getFirst().meta().commandFingerprint());
        assertThat(log.getFirst().meta().previousHash()).isEqualTo(EventMeta.GENESIS_HASH);
        IntStream.range(1, log.size()).forEach(at -> {
            assertThat(log.get(at).meta().version().value()).isEqualTo(at + 1L);
            assertThat(log.get(at).meta().previousHash())
                    .isEqualTo(log.get(at - 1).meta().hash());
        });
    }
}
