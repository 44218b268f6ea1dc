package dev.cartlog.domain.command;

import static dev.cartlog.domain.fixture.Samples.added;
import static dev.cartlog.domain.fixture.Samples.aliceCreated;
import static dev.cartlog.domain.fixture.Samples.eur;
import static dev.cartlog.domain.fixture.Samples.line;
import static dev.cartlog.domain.fixture.Scenario.given;

import dev.cartlog.domain.command.CartCommand.ClearCart;
import dev.cartlog.domain.command.CartCommand.Recalculate;
import dev.cartlog.domain.event.CartEvent.CartCleared;
import dev.cartlog.domain.event.CartEvent.LineItemRepriced;
import dev.cartlog.domain.fixture.Scenario;
import dev.cartlog.domain.fixture.Shop;
import dev.cartlog.domain.value.Money;
import org.junit.jupiter.api.Test;

/** The commands on all lines at once. */
class WholeCartCommandsTest {
    private static final Shop SHOP = Shop.selling("tea", "cup", "pot");

    private static Scenario twoTeas() {
        return given(aliceCreated(), added("tea", 2)).in(SHOP);
    }

    @Test
    void clearing() {
        twoTeas().when(new ClearCart()).then(new CartCleared());
        given(aliceCreated()).when(new ClearCart()).thenNothing();
    }

    @Test
    void recalculatingTakesOverTodaysPricesLineByLine() {
        Scenario cart = given(aliceCreated(), added("tea", 2), added("cup", 1), added("pot", 1));

        cart.in(SHOP.price("tea", eur(5)).price("pot", eur(7)))
                .when(new Recalculate())
                .then(
                        new LineItemRepriced(line("tea"), Shop.PRICE, eur(5)),
                        new LineItemRepriced(line("pot"), Shop.PRICE, eur(7)));
        cart.in(SHOP).when(new Recalculate()).thenNothing();
    }

    @Test
    void linesWithoutAPriceTodayKeepTheirs() {
        twoTeas().in(SHOP.unpriced("tea")).when(new Recalculate()).thenNothing();
        twoTeas()
                .in(SHOP.price("tea", new Money(5, "USD")))
                .when(new Recalculate())
                .thenNothing();
        twoTeas().in(SHOP.without("tea")).when(new Recalculate()).thenNothing();
    }
}
