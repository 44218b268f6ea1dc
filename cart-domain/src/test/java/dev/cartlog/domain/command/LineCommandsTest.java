package dev.cartlog.domain.command;

import static dev.cartlog.domain.fixture.Samples.add;
import static dev.cartlog.domain.fixture.Samples.added;
import static dev.cartlog.domain.fixture.Samples.aliceCreated;
import static dev.cartlog.domain.fixture.Samples.change;
import static dev.cartlog.domain.fixture.Samples.changeBy;
import static dev.cartlog.domain.fixture.Samples.changed;
import static dev.cartlog.domain.fixture.Samples.eur;
import static dev.cartlog.domain.fixture.Samples.line;
import static dev.cartlog.domain.fixture.Samples.pieces;
import static dev.cartlog.domain.fixture.Samples.remove;
import static dev.cartlog.domain.fixture.Samples.removed;
import static dev.cartlog.domain.fixture.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.command.CartCommand.AddItem;
import dev.cartlog.domain.command.Refusal.FieldError;
import dev.cartlog.domain.event.CartEvent.LineItemAdded;
import dev.cartlog.domain.fixture.Scenario;
import dev.cartlog.domain.fixture.Shop;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Sku;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on lines, alone or in a batch, on an open cart. */
class LineCommandsTest {
    private static final Shop SHOP = Shop.selling("tea", "cup", "pot");

    /** Two teas in the cart. */
    private static Scenario twoTeas() {
        return given(aliceCreated(), added("tea", 2)).in(SHOP);
    }

    private static FieldError error(String pointer, RefusalReason reason, long requested, long allowed) {
        return FieldError.at(pointer, reason).on(line("tea")).limits(requested, allowed);
    }

    @Test
    void addingTakesNameAndPriceFromTheCatalogue() {
        given(aliceCreated())
                .in(SHOP.price("tea", eur(777)))
                .when(add("tea", 3))
                .then(added("tea", 3, eur(777)));
    }

    @Test
    void addingToALineSumsUpAndKeepsItsPrice() {
        twoTeas().in(SHOP.price("tea", eur(777))).when(add("tea", 3)).then(changed("tea", 2, 5));
    }

    @Test
    void otherAttributesMakeAnotherLine() {
        Attributes large = Attributes.of(Map.of("size", "L"));

        twoTeas()
                .when(new AddItem(new Sku("tea"), 1, large))
                .then(new LineItemAdded(
                        LineId.of(new Sku("tea"), large), new Sku("tea"), "Name of tea", large, pieces(1), Shop.PRICE));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -999, Long.MIN_VALUE + 1})
    void addingLessThanOneIsRefused(long quantity) {
        FieldError error = FieldError.at("/quantity", RefusalReason.QUANTITY_BELOW_LIMIT)
                .on(line("tea"))
                .limits(quantity, 1);

        twoTeas().when(add("tea", quantity)).thenRefused(RefusalReason.QUANTITY_BELOW_LIMIT, error);
        given(aliceCreated()).when(add("tea", quantity)).thenRefused(RefusalReason.QUANTITY_BELOW_LIMIT, error);
    }

    @Test
    void anArticleTheCatalogueDoesNotKnowIsRefused() {
        FieldError error = FieldError.at("/sku", RefusalReason.UNKNOWN_SKU).on(line("gin"));

        twoTeas().when(add("gin", 1)).thenRefused(RefusalReason.UNKNOWN_SKU, error);
        twoTeas()
                .in(SHOP.without("tea"))
                .when(add("tea", 1))
                .thenRefused(
                        RefusalReason.UNKNOWN_SKU,
                        FieldError.at("/sku", RefusalReason.UNKNOWN_SKU).on(line("tea")));
    }

    @Test
    void anArticleThatIsNotSoldIsRefused() {
        twoTeas()
                .in(SHOP.discontinued("tea"))
                .when(add("tea", 1))
                .thenRefused(
                        RefusalReason.ITEM_NOT_AVAILABLE, error("/quantity", RefusalReason.ITEM_NOT_AVAILABLE, 3, 0));
    }

    @Test
    void anArticleWithoutAPriceInTheCartsCurrencyIsRefused() {
        FieldError error = FieldError.at("/sku", RefusalReason.PRICE_NOT_FOUND).on(line("cup"));

        twoTeas().in(SHOP.unpriced("cup")).when(add("cup", 1)).thenRefused(RefusalReason.PRICE_NOT_FOUND, error);
        twoTeas()
                .in(SHOP.price("cup", new Money(5, "USD")))
                .when(add("cup", 1))
                .thenRefused(RefusalReason.PRICE_NOT_FOUND, error);
    }

    @Test
    void stockJudgesTheResultingLine() {
        Scenario five = twoTeas().in(SHOP.stock("tea", 5));

        five.when(add("tea", 3)).then(changed("tea", 2, 5));
        five.when(add("tea", 4))
                .thenRefused(
                        RefusalReason.INSUFFICIENT_STOCK, error("/quantity", RefusalReason.INSUFFICIENT_STOCK, 6, 5));
        five.when(change("tea", 6))
                .thenRefused(
                        RefusalReason.INSUFFICIENT_STOCK, error("/quantity", RefusalReason.INSUFFICIENT_STOCK, 6, 5));
        five.when(changeBy("tea", 4))
                .thenRefused(RefusalReason.INSUFFICIENT_STOCK, error("/delta", RefusalReason.INSUFFICIENT_STOCK, 6, 5));
        twoTeas().in(SHOP.stock("tea", 1)).when(change("tea", 1)).then(changed("tea", 2, 1));
    }

    @Test
    void eachLineIsJudgedForItself() {
        Attributes large = Attributes.of(Map.of("size", "L"));

        twoTeas()
                .in(SHOP.stock("tea", 2))
                .when(new AddItem(new Sku("tea"), 2, large))
                .then(new LineItemAdded(
                        LineId.of(new Sku("tea"), large), new Sku("tea"), "Name of tea", large, pieces(2), Shop.PRICE));
    }

    @Test
    void stockDoesNotMatterForWhatMayBeBackordered() {
        twoTeas()
                .in(SHOP.stock("tea", 0).backorderable("tea"))
                .when(change("tea", 9))
                .then(changed("tea", 2, 9));
    }

    @Test
    void aNegativeStockAllowsNothing() {
        twoTeas()
                .in(SHOP.stock("tea", -4))
                .when(change("tea", 1))
                .thenRefused(
                        RefusalReason.INSUFFICIENT_STOCK, error("/quantity", RefusalReason.INSUFFICIENT_STOCK, 1, 0));
    }

    @Test
    void theArticlesOwnMinimumAndMaximumHold() {
        Scenario threeToFive = twoTeas().in(SHOP.quantities("tea", 3, 5));

        threeToFive.when(change("tea", 3)).then(changed("tea", 2, 3));
        threeToFive.when(change("tea", 5)).then(changed("tea", 2, 5));
        threeToFive
                .when(change("tea", 1))
                .thenRefused(
                        RefusalReason.QUANTITY_BELOW_LIMIT,
                        error("/quantity", RefusalReason.QUANTITY_BELOW_LIMIT, 1, 3));
        threeToFive
                .when(change("tea", 6))
                .thenRefused(
                        RefusalReason.QUANTITY_ABOVE_LIMIT,
                        error("/quantity", RefusalReason.QUANTITY_ABOVE_LIMIT, 6, 5));
        threeToFive.when(change("tea", 0)).then(removed("tea", 2));
    }

    @Test
    void theShopsMaximumPerLineHoldsAlsoWhenTheArticleAllowsMore() {
        Scenario four = twoTeas().under(new Limits(200, pieces(4), Duration.ofMinutes(30)));

        four.when(add("tea", 2)).then(changed("tea", 2, 4));
        four.when(add("tea", 3))
                .thenRefused(
                        RefusalReason.QUANTITY_ABOVE_LIMIT,
                        error("/quantity", RefusalReason.QUANTITY_ABOVE_LIMIT, 5, 4));
    }

    @Test
    void theStandardMaximumIs999PerLineAnd200Lines() {
        Scenario plenty = twoTeas().in(SHOP.stock("tea", 10_000).quantities("tea", 1, 10_000));

        plenty.when(change("tea", 999)).then(changed("tea", 2, 999));
        plenty.when(change("tea", 1000))
                .thenRefused(
                        RefusalReason.QUANTITY_ABOVE_LIMIT,
                        error("/quantity", RefusalReason.QUANTITY_ABOVE_LIMIT, 1000, 999));
        assertThat(Limits.STANDARD.linesMax()).isEqualTo(200);
    }

    @Test
    void aFullCartTakesNoNewLineButMoreOfTheOld() {
        Scenario full = twoTeas().under(new Limits(1, pieces(999), Duration.ofMinutes(30)));

        full.when(add("cup", 1))
                .thenRefused(
                        RefusalReason.LINE_LIMIT,
                        FieldError.at("", RefusalReason.LINE_LIMIT)
                                .on(line("cup"))
                                .limits(2, 1));
        full.when(add("tea", 1)).then(changed("tea", 2, 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000_000L, Long.MAX_VALUE, Long.MAX_VALUE - 1})
    void hugeQuantitiesAreOutOfRangeAndNeverWrapAround(long huge) {
        twoTeas().when(add("tea", huge)).thenRefusedFor(RefusalReason.QUANTITY_ABOVE_LIMIT);
        twoTeas().when(change("tea", huge)).thenRefusedFor(RefusalReason.QUANTITY_ABOVE_LIMIT);
        twoTeas().when(changeBy("tea", huge)).thenRefusedFor(RefusalReason.QUANTITY_ABOVE_LIMIT);
        twoTeas().when(change("tea", -huge)).thenRefusedFor(RefusalReason.QUANTITY_BELOW_LIMIT);
        twoTeas().when(changeBy("tea", -huge)).thenRefusedFor(RefusalReason.QUANTITY_BELOW_LIMIT);
        twoTeas().when(changeBy("tea", Long.MIN_VALUE)).thenRefusedFor(RefusalReason.QUANTITY_BELOW_LIMIT);
    }

    @Test
    void whatIsToldOfHugeQuantitiesIsStillAnExactJsonNumber() {
        FieldError above =
                twoTeas().when(add("tea", Long.MAX_VALUE)).refusal().errors().getFirst();
        FieldError below =
                twoTeas().when(change("tea", Long.MIN_VALUE)).refusal().errors().getFirst();

        assertThat(above.requested()).hasValue(Money.AMOUNT_MINOR_MAX);
        assertThat(below.requested()).hasValue(-Money.AMOUNT_MINOR_MAX);
    }

    @Test
    void changingSetsTheQuantityAndZeroRemoves() {
        twoTeas().when(change("tea", 7)).then(changed("tea", 2, 7));
        twoTeas().when(change("tea", 0)).then(removed("tea", 2));
        twoTeas().when(change("tea", 2)).thenNothing();
        twoTeas()
                .when(change("tea", -1))
                .thenRefused(
                        RefusalReason.QUANTITY_BELOW_LIMIT,
                        error("/quantity", RefusalReason.QUANTITY_BELOW_LIMIT, -1, 0));
    }

    @Test
    void changingByADifferenceToExactlyZeroRemovesAndBelowIsRefused() {
        twoTeas().when(changeBy("tea", 1)).then(changed("tea", 2, 3));
        twoTeas().when(changeBy("tea", -1)).then(changed("tea", 2, 1));
        twoTeas().when(changeBy("tea", -2)).then(removed("tea", 2));
        twoTeas().when(changeBy("tea", 0)).thenNothing();
        twoTeas()
                .when(changeBy("tea", -3))
                .thenRefused(
                        RefusalReason.QUANTITY_BELOW_LIMIT, error("/delta", RefusalReason.QUANTITY_BELOW_LIMIT, -1, 0));
    }

    @Test
    void aLineWhoseArticleIsGoneCanBeRemovedButNotChanged() {
        Scenario gone = twoTeas().in(SHOP.without("tea"));
        Scenario discontinued = twoTeas().in(SHOP.discontinued("tea"));

        for (Scenario scenario : new Scenario[] {gone, discontinued}) {
            scenario.when(remove("tea")).then(removed("tea", 2));
            scenario.when(change("tea", 0)).then(removed("tea", 2));
            scenario.when(change("tea", 2)).thenNothing();
            scenario.when(change("tea", 1))
                    .thenRefused(
                            RefusalReason.ITEM_NOT_AVAILABLE,
                            error("/quantity", RefusalReason.ITEM_NOT_AVAILABLE, 1, 0));
            scenario.when(changeBy("tea", 1))
                    .thenRefused(
                            RefusalReason.ITEM_NOT_AVAILABLE, error("/delta", RefusalReason.ITEM_NOT_AVAILABLE, 3, 0));
        }
    }

    @Test
    void aMissingLineIsRefused() {
        twoTeas().when(change("cup", 1)).thenRefused(RefusalReason.LINE_NOT_FOUND);
        twoTeas().when(change("cup", 0)).thenRefused(RefusalReason.LINE_NOT_FOUND);
        twoTeas().when(changeBy("cup", 1)).thenRefused(RefusalReason.LINE_NOT_FOUND);
        twoTeas().when(remove("cup")).thenRefused(RefusalReason.LINE_NOT_FOUND);
        given(aliceCreated(), added("tea", 2), removed("tea", 2))
                .when(remove("tea"))
                .thenRefused(RefusalReason.LINE_NOT_FOUND);
    }
}
