package dev.cartlog.domain.command;

import static dev.cartlog.domain.fixture.Samples.ALICES_CART;
import static dev.cartlog.domain.fixture.Samples.ALICE_OWNER;
import static dev.cartlog.domain.fixture.Samples.CHECKOUT_ID;
import static dev.cartlog.domain.fixture.Samples.GUEST_CART;
import static dev.cartlog.domain.fixture.Samples.GUEST_OWNER;
import static dev.cartlog.domain.fixture.Samples.MERGE_ID;
import static dev.cartlog.domain.fixture.Samples.NOON;
import static dev.cartlog.domain.fixture.Samples.add;
import static dev.cartlog.domain.fixture.Samples.change;
import static dev.cartlog.domain.fixture.Samples.changeBy;
import static dev.cartlog.domain.fixture.Samples.eur;
import static dev.cartlog.domain.fixture.Samples.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.ClearCart;
import dev.cartlog.domain.command.CartCommand.CompleteMerge;
import dev.cartlog.domain.command.CartCommand.ConfirmOrder;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.CartCommand.ExpireCart;
import dev.cartlog.domain.command.CartCommand.FinishMerge;
import dev.cartlog.domain.command.CartCommand.Recalculate;
import dev.cartlog.domain.command.CartCommand.RejectMerge;
import dev.cartlog.domain.command.CartCommand.ReleaseCheckout;
import dev.cartlog.domain.command.CartCommand.ReleaseClaim;
import dev.cartlog.domain.command.CartCommand.RequestMerge;
import dev.cartlog.domain.command.CartCommand.RevertMerge;
import dev.cartlog.domain.command.CartCommand.SaveCart;
import dev.cartlog.domain.fixture.MergeStage;
import dev.cartlog.domain.fixture.Scenario;
import dev.cartlog.domain.fixture.Shop;
import dev.cartlog.domain.fixture.Stage;
import dev.cartlog.domain.fixture.Table;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.NameBasedId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every command at every point of a cart's life: events, a refusal, or {@code -} for nothing to do. */
class PhaseTableTest {
    private static final Shop REPRICED = Shop.selling("tea", "cup").price("tea", eur(2499));
    private static final CreateCart CREATE = new CreateCart("default", "EUR", GUEST_OWNER);
    private static final CartId BOBS_CART = new CartId(RoutingKey.ofCustomer("default", "bob"), 1);
    private static final UUID BOBS_MERGE = NameBasedId.ofMerge(GUEST_CART, "bob");
    private static final CartId ALICES_NEXT_CART = new CartId(ALICES_CART.routingKey(), 2);

    private static final Map<String, CartCommand> GUEST_SIDE = Map.ofEntries(
            Map.entry("CreateCart", CREATE),
            Map.entry("AddItem", add("tea", 1)),
            Map.entry("ChangeQuantity", change("tea", 5)),
            Map.entry("ChangeQuantityBy", changeBy("tea", -2)),
            Map.entry("RemoveItem", remove("tea")),
            Map.entry("ClearCart", new ClearCart()),
            Map.entry("Recalculate", new Recalculate()),
            Map.entry("CheckOut", new CheckOut()),
            Map.entry("ConfirmOrder", new ConfirmOrder(CHECKOUT_ID, "order-1")),
            Map.entry("ConfirmOrder of another checkout", new ConfirmOrder(MERGE_ID, "order-1")),
            Map.entry("ReleaseCheckout", new ReleaseCheckout(CHECKOUT_ID, "rejected")),
            Map.entry("ReleaseCheckout of another checkout", new ReleaseCheckout(MERGE_ID, "rejected")),
            Map.entry("ExpireCart", new ExpireCart(NOON.plusSeconds(2))),
            Map.entry("ClaimCart", new ClaimCart(MERGE_ID, 1, ALICES_CART)),
            Map.entry("ClaimCart of the next attempt", new ClaimCart(MERGE_ID, 2, ALICES_CART)),
            Map.entry("ClaimCart by another customer", new ClaimCart(BOBS_MERGE, 1, BOBS_CART)),
            Map.entry("ClaimCart for a later cart", new ClaimCart(MERGE_ID, 2, ALICES_NEXT_CART)),
            Map.entry("FinishMerge", new FinishMerge(MERGE_ID, ALICES_CART)),
            Map.entry("FinishMerge by another customer", new FinishMerge(BOBS_MERGE, BOBS_CART)),
            Map.entry("FinishMerge into a later cart", new FinishMerge(MERGE_ID, ALICES_NEXT_CART)),
            Map.entry("ReleaseClaim", new ReleaseClaim(MERGE_ID, 1, ALICES_CART, "test")),
            Map.entry("ReleaseClaim of the next attempt", new ReleaseClaim(MERGE_ID, 2, ALICES_CART, "test")),
            Map.entry("ReleaseClaim by another customer", new ReleaseClaim(BOBS_MERGE, 1, BOBS_CART, "test")));

    private static final Map<String, CartCommand> CUSTOMER_SIDE = Map.ofEntries(
            Map.entry("RequestMerge", requestMerge(MERGE_ID, CartPolicy.MERGE, QuantityPolicy.MAX)),
            Map.entry(
                    "RequestMerge with another cart policy",
                    requestMerge(MERGE_ID, CartPolicy.USE_GUEST, QuantityPolicy.MAX)),
            Map.entry(
                    "RequestMerge with another quantity policy",
                    requestMerge(MERGE_ID, CartPolicy.MERGE, QuantityPolicy.SUM)),
            Map.entry(
                    "RequestMerge of another guest cart",
                    requestMerge(BOBS_MERGE, CartPolicy.MERGE, QuantityPolicy.MAX)),
            Map.entry("CompleteMerge", new CompleteMerge(MERGE_ID, 1, MergeStage.guestLines())),
            Map.entry("CompleteMerge of the next attempt", new CompleteMerge(MERGE_ID, 2, MergeStage.guestLines())),
            Map.entry("RejectMerge", new RejectMerge(MERGE_ID, 1, "test")),
            Map.entry("RejectMerge of the next attempt", new RejectMerge(MERGE_ID, 2, "test")),
            Map.entry("RevertMerge", new RevertMerge(MERGE_ID)),
            Map.entry(
                    "SaveCart",
                    new SaveCart(MERGE_ID, new CreateCart("default", "EUR", ALICE_OWNER), MergeStage.guestLines())));

    private static RequestMerge requestMerge(UUID mergeId, CartPolicy cartPolicy, QuantityPolicy quantityPolicy) {
        CreateCart ifMissing = new CreateCart("default", "EUR", ALICE_OWNER);
        return new RequestMerge(mergeId, 1, GUEST_CART, cartPolicy, quantityPolicy, ifMissing);
    }

    @TestFactory
    Stream<DynamicTest> onAGuestsCart() {
        return cells(
                "guest-side.table", GUEST_SIDE, column -> Stage.valueOf(column).given());
    }

    @TestFactory
    Stream<DynamicTest> onACustomersCart() {
        return cells(
                "customer-side.table",
                CUSTOMER_SIDE,
                column -> MergeStage.valueOf(column).given());
    }

    @Test
    void theTablesNameEveryCommandAndStage() {
        assertThat(GUEST_SIDE.keySet()).containsExactlyInAnyOrderElementsOf(rowsOf("guest-side.table"));
        assertThat(CUSTOMER_SIDE.keySet()).containsExactlyInAnyOrderElementsOf(rowsOf("customer-side.table"));
        assertThat(columnsOf("guest-side.table")).isEqualTo(namesOf(Stage.values()));
        assertThat(columnsOf("customer-side.table")).isEqualTo(namesOf(MergeStage.values()));
        Stream<CartCommand> commands = Stream.concat(GUEST_SIDE.values().stream(), CUSTOMER_SIDE.values().stream());
        assertThat(commands.map(CartCommand::type).collect(Collectors.toSet()))
                .isEqualTo(concrete(CartCommand.class).map(Class::getSimpleName).collect(Collectors.toSet()));
    }

    private static Stream<DynamicTest> cells(
            String table, Map<String, CartCommand> commands, Function<String, Scenario> given) {
        return Table.read(table)
                .cells()
                .map(cell -> DynamicTest.dynamicTest(
                        cell.row() + " when " + cell.column(),
                        () -> assertThat(given.apply(cell.column())
                                        .in(REPRICED)
                                        .when(Objects.requireNonNull(commands.get(cell.row())))
                                        .inOneWord())
                                .isEqualTo(cell.text())));
    }

    private static List<String> rowsOf(String table) {
        return Table.read(table).rows().stream().map(List::getFirst).toList();
    }

    private static List<String> columnsOf(String table) {
        List<String> header = Table.read(table).header();
        return header.subList(1, header.size());
    }

    private static List<String> namesOf(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(PhaseTableTest::concrete)
                : Stream.of(type);
    }
}
