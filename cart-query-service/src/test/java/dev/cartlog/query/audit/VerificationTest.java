package dev.cartlog.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.LineItemQuantityChanged;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.query.audit.Verification.Break;
import dev.cartlog.query.audit.Verification.Check;
import dev.cartlog.query.testing.CartScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private final List<RecordedEvent> history = CartScript.guest(1, "hash")
            .add("sku-1", 2)
            .change("sku-1", 2, 5)
            .add("sku-2", 1)
            .events();

    private static Verification verify(List<RecordedEvent> events) {
        Verification verification = new Verification();
        events.forEach(verification::next);
        return verification;
    }

    private static void assertBreak(Verification verification, long version, Check check) {
        assertThat(verification.firstBreak()).get().satisfies(found -> {
            assertThat(found.version()).isEqualTo(version);
            assertThat(found.check()).isEqualTo(check);
        });
        assertThat(verification.checked()).isEqualTo(version - 1);
        assertThat(verification.toJson()).contains("\"holds\":false").contains(check.name());
    }

    private List<RecordedEvent> withThird(RecordedEvent changed) {
        List<RecordedEvent> events = new ArrayList<>(history);
        events.set(2, changed);
        return events;
    }

    @Test
    void anUntouchedHistoryHolds() {
        Verification verification = verify(history);
        Optional<Cart> fold = Evolution.fold(history);
        verification.compare(fold, fold);
        assertThat(verification.firstBreak()).isEmpty();
        assertThat(verification.toJson()).isEqualTo("{\"checked\":4,\"holds\":true}");
    }

    @Test
    void aMissingEventIsNamedByTheVersionThatShouldHaveCome() {
        assertBreak(verify(List.of(history.get(0), history.get(1), history.get(3))), 3, Check.GAP);
    }

    @Test
    void aChangedFieldIsNamedAtItsEvent() {
        CartEvent forged = new LineItemQuantityChanged(CartScript.line("sku-1"), new Quantity(2), new Quantity(500));
        assertBreak(verify(withThird(new RecordedEvent(history.get(2).meta(), forged))), 3, Check.HASH);
    }

    @Test
    void anEventThatIsSealedAnewBreaksTheChainBehindIt() {
        CartEvent forged = new LineItemQuantityChanged(CartScript.line("sku-1"), new Quantity(2), new Quantity(500));
        EventMeta meta = history.get(2).meta();
        assertBreak(verify(withThird(RecordedEvent.seal(meta, forged))), 4, Check.CHAIN);
    }

    @Test
    void bytesThatCannotBeReadAreABreak() {
        Verification verification = verify(history.subList(0, 2));
        verification.unreadable("truncated");
        verification.next(history.get(3));
        assertBreak(verification, 3, Check.UNREADABLE);
    }

    @Test
    void aStateThatIsNotTheFoldIsABreak() {
        Verification verification = verify(history);
        verification.compare(Evolution.fold(history), Evolution.fold(history.subList(0, 3)));
        assertThat(verification.firstBreak()).get().extracting(Break::check).isEqualTo(Check.STATE);
        Verification missing = verify(history);
        missing.compare(Evolution.fold(history), Optional.empty());
        assertThat(missing.firstBreak()).get().extracting(Break::found).isEqualTo("no cart");
    }
}
