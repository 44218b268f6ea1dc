package dev.cartlog.domain.command;

import static dev.cartlog.domain.fixture.Samples.ALICES_CART;
import static dev.cartlog.domain.fixture.Samples.CHECKOUT_ID;
import static dev.cartlog.domain.fixture.Samples.NOON;
import static dev.cartlog.domain.fixture.Samples.added;
import static dev.cartlog.domain.fixture.Samples.aliceCreated;
import static dev.cartlog.domain.fixture.Samples.cartLine;
import static dev.cartlog.domain.fixture.Samples.changed;
import static dev.cartlog.domain.fixture.Samples.eur;
import static dev.cartlog.domain.fixture.Samples.line;
import static dev.cartlog.domain.fixture.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.ConfirmOrder;
import dev.cartlog.domain.command.CartCommand.ReleaseCheckout;
import dev.cartlog.domain.command.Refusal.FieldError;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartCheckedOut;
import dev.cartlog.domain.event.CartEvent.CartCheckoutReleased;
import dev.cartlog.domain.event.CartEvent.CartOrdered;
import dev.cartlog.domain.fixture.Histories;
import dev.cartlog.domain.fixture.Scenario;
import dev.cartlog.domain.fixture.Shop;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.NameBasedId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckOutTest {
    private static final Shop SHOP = Shop.selling("tea", "cup");
    private static final CartCheckedOut CHECKED_OUT =
            new CartCheckedOut(CHECKOUT_ID, List.of(cartLine("tea", 2, NOON.plusSeconds(2))), eur(3998));
    private static final CartCheckoutReleased RELEASED = new CartCheckoutReleased(CHECKOUT_ID, "no answer");

    private static Scenario teaAndCup() {
        return given(aliceCreated(), added("tea", 2), added("cup", 3, eur(50))).in(SHOP);
    }

    @Test
    void checkingOutTakesAFullPricedSnapshotAtTheCartsPrices() {
        UUID checkoutId = NameBasedId.ofCheckout(ALICES_CART, new CartVersion(3));

        teaAndCup()
                .in(SHOP.price("tea", eur(1)))
                .when(new CheckOut())
                .then(new CartCheckedOut(
                        checkoutId,
                        List.of(
                                cartLine("tea", 2, NOON.plusSeconds(2)),
                                cartLine("cup", 3, NOON.plusSeconds(3)).withUnitPrice(eur(50))),
                        eur(2 * 1999 + 3 * 50)));
    }

    @Test
    void anEmptyCartIsRefused() {
        given(aliceCreated()).when(new CheckOut()).thenRefused(RefusalReason.CART_EMPTY);
    }

    @Test
    void everyLineThatCannotBeOrderedIsTold() {
        FieldError tea = FieldError.at("/lines/0", RefusalReason.ITEM_NOT_AVAILABLE)
                .on(line("tea"))
                .limits(2, 0);
        FieldError cup = FieldError.at("/lines/1", RefusalReason.INSUFFICIENT_STOCK)
                .on(line("cup"))
                .limits(3, 1);

        teaAndCup()
                .in(SHOP.without("tea").stock("cup", 1))
                .when(new CheckOut())
                .thenRefused(RefusalReason.ITEM_NOT_AVAILABLE, tea, cup);
        teaAndCup()
                .in(SHOP.discontinued("tea").stock("cup", 1))
                .when(new CheckOut())
                .thenRefused(RefusalReason.ITEM_NOT_AVAILABLE, tea, cup);
        teaAndCup().in(SHOP.stock("cup", 1)).when(new CheckOut()).thenRefused(RefusalReason.INSUFFICIENT_STOCK, cup);
    }

    @Test
    void everyCheckoutOfACartHasItsOwnId() {
        UUID second = NameBasedId.ofCheckout(ALICES_CART, new CartVersion(4));

        given(aliceCreated(), added("tea", 2), CHECKED_OUT, RELEASED)
                .when(new CheckOut())
                .then(new CartCheckedOut(second, CHECKED_OUT.lines(), eur(3998)));
    }

    @Test
    void anOrderMayComeTwiceOrLateButNeverForAnotherCheckout() {
        CartEvent[] checkedOut = {aliceCreated(), added("tea", 2), CHECKED_OUT};
        CartEvent[] released = {aliceCreated(), added("tea", 2), CHECKED_OUT, RELEASED};
        ConfirmOrder confirm = new ConfirmOrder(CHECKOUT_ID, "order-1");
        CartOrdered ordered = new CartOrdered(CHECKOUT_ID, "order-1");

        given(checkedOut).when(confirm).then(ordered);
        given(released).when(confirm).then(ordered);
        given(aliceCreated(), added("tea", 2), CHECKED_OUT, ordered)
                .when(confirm)
                .thenNothing();
        given(aliceCreated(), added("tea", 2), CHECKED_OUT, RELEASED, changed("tea", 2, 3))
                .when(confirm)
                .thenRefused(RefusalReason.OUTDATED_STEP);
        given(aliceCreated(), added("tea", 2)).when(confirm).thenRefused(RefusalReason.OUTDATED_STEP);
    }

    @Test
    void aReleaseReopensTheCartAndMayComeTwice() {
        ReleaseCheckout release = new ReleaseCheckout(CHECKOUT_ID, "no answer");

        given(aliceCreated(), added("tea", 2), CHECKED_OUT).when(release).then(RELEASED);
        given(aliceCreated(), added("tea", 2), CHECKED_OUT, RELEASED)
                .when(release)
                .thenNothing();
        given(aliceCreated(), added("tea", 2), CHECKED_OUT, new CartOrdered(CHECKOUT_ID, "order-1"))
                .when(release)
                .thenNothing();
    }

    @Test
    void aCheckedOutCartStillIsTheCurrentOneAndAnOrderedOneIsNot() {
        Cart checkedOut = Histories.fold(ALICES_CART, aliceCreated(), added("tea", 2), CHECKED_OUT)
                .orElseThrow();
        Cart ordered = Histories.fold(
                        ALICES_CART, aliceCreated(), added("tea", 2), CHECKED_OUT, new CartOrdered(CHECKOUT_ID, "o"))
                .orElseThrow();

        assertThat(checkedOut.phase().isCurrent()).isTrue();
        assertThat(checkedOut.phase()).isEqualTo(new Phase.CheckedOut(CHECKOUT_ID, NOON.plusSeconds(3)));
        assertThat(ordered.phase().isCurrent()).isFalse();
    }
}
