package dev.cartlog.domain.command;

import static dev.cartlog.domain.fixture.Samples.ALICES_CART;
import static dev.cartlog.domain.fixture.Samples.MERGE_ID;
import static dev.cartlog.domain.fixture.Samples.added;
import static dev.cartlog.domain.fixture.Samples.aliceCreated;
import static dev.cartlog.domain.fixture.Samples.cartLine;
import static dev.cartlog.domain.fixture.Samples.eur;
import static dev.cartlog.domain.fixture.Samples.line;
import static dev.cartlog.domain.fixture.Samples.removed;
import static dev.cartlog.domain.fixture.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.catalog.LineFlag;
import dev.cartlog.domain.command.CartCommand.AddItem;
import dev.cartlog.domain.command.CartCommand.ChangeQuantity;
import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.ClearCart;
import dev.cartlog.domain.command.CartCommand.CompleteMerge;
import dev.cartlog.domain.command.CartCommand.Recalculate;
import dev.cartlog.domain.command.CartCommand.RemoveItem;
import dev.cartlog.domain.event.CartEvent.CartCleared;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.event.CartEvent.LineItemRepriced;
import dev.cartlog.domain.fixture.Histories;
import dev.cartlog.domain.fixture.MergeStage;
import dev.cartlog.domain.fixture.Scenario;
import dev.cartlog.domain.fixture.Shop;
import dev.cartlog.domain.merge.MergeOutcome.Kind;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.Sku;
import org.junit.jupiter.api.Test;

/** What holds while the catalogue is empty, or behind what the shop has published. */
class CatalogueBehindTest {
    private static final Shop EMPTY = Shop.selling();

    private static Scenario twoTeas() {
        return given(aliceCreated(), added("tea", 2));
    }

    @Test
    void nothingCanBeAddedFromAnEmptyCatalogue() {
        twoTeas()
                .in(EMPTY)
                .when(new AddItem(new Sku("cup"), 1, Attributes.NONE))
                .thenRefusedFor(RefusalReason.UNKNOWN_SKU);
        twoTeas()
                .in(EMPTY)
                .when(new AddItem(new Sku("tea"), 1, Attributes.NONE))
                .thenRefusedFor(RefusalReason.UNKNOWN_SKU);
    }

    @Test
    void whatIsInTheCartStaysAndCanBeTakenOutButNotChangedOrOrdered() {
        Scenario cart = twoTeas().in(EMPTY);

        cart.when(new ChangeQuantity(line("tea"), 1)).thenRefusedFor(RefusalReason.ITEM_NOT_AVAILABLE);
        cart.when(new CheckOut()).thenRefusedFor(RefusalReason.ITEM_NOT_AVAILABLE);
        cart.when(new Recalculate()).thenNothing();
        cart.when(new RemoveItem(line("tea"))).then(removed("tea", 2));
        cart.when(new ClearCart()).then(new CartCleared());
    }

    @Test
    void aMergeInFrontOfAnEmptyCatalogueTakesNothingFromTheCustomerAndAccountsForEveryGuestLine() {
        Decision decision = MergeStage.REQUESTED
                .given()
                .in(EMPTY)
                .when(new CompleteMerge(MERGE_ID, 1, MergeStage.guestLines()))
                .decision();

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted -> assertThat(accepted.events())
                                .singleElement()
                                .isInstanceOfSatisfying(CartMerged.class, CatalogueBehindTest::keepsAndAccounts));
    }

    private static void keepsAndAccounts(CartMerged merged) {
        assertThat(merged.lines()).isEqualTo(merged.customerLines());
        assertThat(merged.outcomes()).hasSize(MergeStage.guestLines().size()).allSatisfy(outcome -> {
            assertThat(outcome.outcome()).isIn(Kind.CLAMPED, Kind.NOT_MERGED);
            assertThat(outcome.reason()).isPresent();
        });
    }

    @Test
    void linesOfAnEmptyCatalogueAreFlaggedAsNotSold() {
        Cart cart = Histories.fold(ALICES_CART, aliceCreated(), added("tea", 2)).orElseThrow();

        assertThat(LineFlag.of(cart.lines().all().getFirst(), EMPTY)).containsExactly(LineFlag.DISCONTINUED);
    }

    @Test
    void aWriterThatIsBehindDecidesOnThePriceItKnowsAndRecalculatingCatchesUp() {
        Shop behind = Shop.selling("tea", "cup");
        Shop now = behind.price("cup", eur(99));

        twoTeas()
                .in(behind)
                .when(new AddItem(new Sku("cup"), 1, Attributes.NONE))
                .then(added("cup", 1));
        given(aliceCreated(), added("cup", 1))
                .in(now)
                .when(new Recalculate())
                .then(new LineItemRepriced(line("cup"), Shop.PRICE, eur(99)));
        assertThat(LineFlag.of(cartLine("cup", 1), now)).containsExactly(LineFlag.PRICE_CHANGED);
    }
}
