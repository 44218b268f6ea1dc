package dev.cartlog.acceptance.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.history.LoggedEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final List<Tally.Merged> MERGES = List.of(new Tally.Merged("m", "guest", "customer"));

    @Test
    void aMergeThatIsInBothCartsOnceIsFine() {
        assertThat(Verdict.merges(MERGES, List.of(event("customer", "CartMerged"), event("guest", "CartMergedInto"))))
                .isEmpty();
    }

    @Test
    void aMergeThatWasAppliedTwiceIsFound() {
        LoggedEvent applied = event("customer", "CartMerged");
        assertThat(Verdict.merges(MERGES, List.of(applied, applied, event("guest", "CartMergedInto"))))
                .containsExactly("merge m was applied 2 times and ended 1");
    }

    @Test
    void anAcknowledgedMergeThatIsNotInTheLogIsFound() {
        assertThat(Verdict.merges(MERGES, List.of())).containsExactly("merge m was applied 0 times and ended 0");
    }

    private static LoggedEvent event(String cartId, String type) {
        return new LoggedEvent(0, 0, cartId, 1, "command", type, "", "", "");
    }
}
