package dev.cartlog.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.document.CartDocument;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.query.testing.CartScript;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimeTravelTest {
    private final CartScript script = CartScript.guest(1, "hash")
            .add("sku-1", 2)
            .wait(Duration.ofMinutes(1))
            .change("sku-1", 2, 5);

    private Optional<Cart> at(long version) {
        return TimeTravel.atVersion(script.events().iterator(), new CartVersion(version));
    }

    private Optional<Cart> asOf(Duration afterBegin) {
        return TimeTravel.asOf(script.events().iterator(), CartScript.BEGIN.plus(afterBegin));
    }

    @Test
    void showsTheCartAtEachVersionAndNothingBeyond() {
        assertThat(at(1).orElseThrow().lines().size()).isZero();
        assertThat(at(2).orElseThrow().lines().itemCount()).isEqualTo(2);
        assertThat(at(3).orElseThrow().lines().itemCount()).isEqualTo(5);
        assertThat(at(4)).isEmpty();
        assertThat(at(0)).isEmpty();
    }

    @Test
    void aMomentIncludesTheEventsOfItsMillisecond() {
        assertThat(asOf(Duration.ofMillis(-1))).isEmpty();
        assertThat(asOf(Duration.ofMillis(999)).orElseThrow().version()).isEqualTo(new CartVersion(1));
        assertThat(asOf(Duration.ofSeconds(1)).orElseThrow().version()).isEqualTo(new CartVersion(2));
        assertThat(asOf(Duration.ofDays(1)).orElseThrow().version()).isEqualTo(new CartVersion(3));
    }

    @Test
    void aPastCartHasNoFlagsOfToday() {
        assertThat(CartDocument.of(at(3).orElseThrow(), PastCatalog.INSTANCE)).contains("\"flags\":[]");
    }

    @Test
    void theDifferenceNamesWhatWasAddedRemovedAndChanged() {
        Cart now = CartScript.guest(1, "hash").add("sku-1", 9).add("sku-2", 1).events().stream()
                .collect(Collectors.collectingAndThen(Collectors.toList(), Evolution::fold))
                .orElseThrow();
        CartDiff diff = CartDiff.between(at(2), now);
        assertThat(diff.added()).extracting(line -> line.sku().value()).containsExactly("sku-2");
        assertThat(diff.removed()).isEmpty();
        assertThat(diff.changed()).singleElement().satisfies(change -> {
            assertThat(change.before().quantity().pieces()).isEqualTo(2);
            assertThat(change.after().quantity().pieces()).isEqualTo(9);
        });
        assertThat(CartDiff.between(Optional.of(now), at(1).orElseThrow()).removed())
                .hasSize(2);
        assertThat(CartDiff.between(Optional.empty(), now).toJson())
                .contains("\"from\":0")
                .contains("\"to\":3");
    }
}
