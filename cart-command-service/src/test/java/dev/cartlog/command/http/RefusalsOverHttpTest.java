package dev.cartlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.http.Api.Answer;
import dev.cartlog.command.http.Api.GuestCart;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.ConfirmOrder;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.CartCommand.ExpireCart;
import dev.cartlog.domain.command.CartCommand.LineCommand;
import dev.cartlog.domain.command.CartCommand.SaveCart;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.NameBasedId;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.domain.value.Sku;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reason for which a cart refuses, brought about and read over a real connection. */
class RefusalsOverHttpTest extends EdgeTest {
    private static final String MERGES = "/v1/customers/me/cart/merges";
    private static final String LINE = "{\"sku\":\"sku-2\",\"quantity\":1}";
    private static final AtomicInteger COMMANDS = new AtomicInteger();

    private String customer() {
        return "refused-" + COMMANDS.incrementAndGet();
    }

    @ParameterizedTest
    @EnumSource(
            value = RefusalReason.class,
            mode = Mode.EXCLUDE,
            names = {"OUTDATED_STEP", "CART_MERGED"})
    void everyRefusalHasItsStatusAndCode(RefusalReason reason) {
        Answer answer = refused(reason);

        assertProblem(
                answer, status(reason), reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(answer.json().get("retryable").asBoolean()).isFalse();
        assertThat(answer.json().get("detail").asString()).isNotBlank();
    }

    /** Only the guest's token opens a merged cart, and that token is dead: nobody is left to be told {@code cart-merged}. */
    @ParameterizedTest
    @EnumSource(
            value = RefusalReason.class,
            names = {"CART_MERGED"})
    void aMergedCartAnswersItsDeadTokenAsIfItHadNeverBeen(RefusalReason reason) {
        assertThat(refused(reason).code()).isEqualTo("cart-not-found");
    }

    /** Whatever else a cart can be told to do has its own route, or comes from inside. */
    @ParameterizedTest
    @MethodSource("commandsThatAreNotOnLines")
    void aBatchHoldsOnlyCommandsOnLines(String type) {
        GuestCart guest = api.newGuestCart();

        Answer answer = guest.api().post(guest.path("/commands"), "{\"commands\":[{\"type\":\"" + type + "\"}]}");

        assertProblem(answer, 400, "malformed-request");
        assertThat(answer.pointers()).containsExactly("/commands/0/type");
    }

    static Stream<String> commandsThatAreNotOnLines() {
        Set<Class<?>> onLines = Set.of(LineCommand.class.getPermittedSubclasses());
        return commands(CartCommand.class)
                .filter(type -> !onLines.contains(type))
                .map(Class::getSimpleName);
    }

    private static Stream<Class<?>> commands(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RefusalsOverHttpTest::commands)
                : Stream.of(type);
    }

    private static int status(RefusalReason reason) {
        return switch (reason) {
            case CART_NOT_FOUND, LINE_NOT_FOUND, MERGE_NOT_FOUND -> 404;
            case CART_MERGING, CART_MERGED, CART_CHECKED_OUT, CART_ORDERED, CART_EXPIRED, CART_SAVED -> 409;
            case CART_ALREADY_MERGED, MERGE_ALREADY_DECIDED, CART_NOT_GUEST -> 409;
            case VERSION_MISMATCH -> 412;
            case PRECONDITION_REQUIRED -> 428;
            case UNKNOWN_SKU, ITEM_NOT_AVAILABLE, INSUFFICIENT_STOCK, PRICE_NOT_FOUND -> 422;
            case QUANTITY_BELOW_LIMIT, QUANTITY_ABOVE_LIMIT, LINE_LIMIT, CART_EMPTY, IDEMPOTENCY_KEY_REUSED -> 422;
            case OUTDATED_STEP -> throw new AssertionError("never seen by clients");
        };
    }

    private Answer refused(RefusalReason reason) {
        GuestCart guest = api.newGuestCart();
        String lines = guest.path("/lines");
        return switch (reason) {
            case CART_NOT_FOUND -> guest.api().post("/v1/carts/AAAAAAAAAAAAAAAAAAAAAA.1/lines", LINE);
            case LINE_NOT_FOUND -> guest.api().patch(lines + "/AAAAAAAAAAAAAAAAAAAAAA", "{\"quantity\":1}");
            case MERGE_NOT_FOUND ->
                api.person(customer()).send("POST", MERGES + "/" + new UUID(1, 2) + "/revert", null);
            case CART_MERGING -> {
                CartId anyone = new CartId(RoutingKey.ofCustomer("default", customer()), 1);
                step(guest.cartId(), new ClaimCart(new UUID(3, 4), 1, anyone));
                yield guest.api().post(lines, LINE);
            }
            case CART_MERGED -> {
                merge(guest, customer());
                yield guest.api().post(lines, LINE);
            }
            case CART_CHECKED_OUT -> checkedOut(guest).post(lines, LINE);
            case CART_ORDERED -> {
                Api buyer = checkedOut(guest);
                step(guest.cartId(), new ConfirmOrder(NameBasedId.ofCheckout(id(guest), new CartVersion(2)), "o-1"));
                yield buyer.post(lines, LINE);
            }
            case CART_EXPIRED -> {
                carts.with(guest.cartId(), cart -> step(guest.cartId(), new ExpireCart(cart.updatedAt())));
                yield guest.api().post(lines, LINE);
            }
            case CART_SAVED -> toASavedCart();
            case CART_ALREADY_MERGED -> {
                merge(guest, customer());
                yield merge(guest, customer());
            }
            case MERGE_ALREADY_DECIDED -> {
                String customer = customer();
                merge(guest, customer);
                yield api.person(customer).post(MERGES, body(guest, ",\"cartPolicy\":\"USE_GUEST\""));
            }
            case CART_NOT_GUEST -> {
                Api person = api.person(customer());
                String own = person.post("/v1/carts", "{\"currency\":\"EUR\"}").cart("cartId");
                yield person.post(MERGES, body(new GuestCart(guest.api(), own, guest.token()), ""));
            }
            case VERSION_MISMATCH -> guest.api().ifMatch("\"9\"").post(lines, LINE);
            case PRECONDITION_REQUIRED -> guest.api().send("POST", guest.path("/checkout"), null);
            case UNKNOWN_SKU -> guest.api().post(lines, "{\"sku\":\"nothing\",\"quantity\":1}");
            case ITEM_NOT_AVAILABLE -> guest.api().post(lines, addOf(item("sku-gone", 5, false, true)));
            case INSUFFICIENT_STOCK -> guest.api().post(lines, addOf(item("sku-none", 0, true, true)));
            case PRICE_NOT_FOUND -> guest.api().post(lines, addOf(item("sku-free", 5, true, false)));
            case QUANTITY_BELOW_LIMIT -> guest.api().post(lines, "{\"sku\":\"sku-2\",\"quantity\":0}");
            case QUANTITY_ABOVE_LIMIT -> guest.api().post(lines, "{\"sku\":\"sku-2\",\"quantity\":1000}");
            case LINE_LIMIT -> full(guest).post(lines, LINE);
            case CART_EMPTY -> guest.api().ifMatch("*").send("POST", guest.path("/checkout"), null);
            case IDEMPOTENCY_KEY_REUSED -> {
                guest.api().key("k").post(lines, LINE);
                yield guest.api().key("k").post(lines, "{\"sku\":\"sku-2\",\"quantity\":2}");
            }
            case OUTDATED_STEP -> throw new AssertionError("never seen by clients");
        };
    }

    private Answer merge(GuestCart guest, String customer) {
        return api.person(customer).post(MERGES, body(guest, ""));
    }

    private static String body(GuestCart guest, String more) {
        return "{\"guestCartId\":\"" + guest.cartId() + "\",\"guestToken\":\"" + guest.token() + "\"" + more + "}";
    }

    private static CartId id(GuestCart guest) {
        return CartId.of(guest.cartId());
    }

    /** A step as the service itself makes it. */
    private void step(String cartId, CartCommand command) {
        carts.submit(
                        CartRequest.single(
                                new Target.Exactly(CartId.of(cartId)),
                                new Principal.System("test"),
                                command,
                                "step-" + COMMANDS.incrementAndGet(),
                                "test"),
                        Map.of())
                .join();
    }

    private static Api checkedOut(GuestCart guest) {
        assertOk(guest.api().post(guest.path("/lines"), LINE), 200);
        assertOk(guest.api().ifMatch("*").send("POST", guest.path("/checkout"), null), 200);
        return guest.api();
    }

    private Answer toASavedCart() {
        String customer = customer();
        CartId saved = new CartId(RoutingKey.ofCustomer("default", customer), 1);
        CreateCart created = new CreateCart("default", "EUR", new Owner.Customer(customer));
        step(saved.toString(), new SaveCart(new UUID(5, 6), created, List.of()));
        return api.person(customer).post("/v1/carts/" + saved + "/lines", LINE);
    }

    private static Api full(GuestCart guest) {
        for (int half = 0; half < 2; half++) {
            int from = half * 100;
            String adds = IntStream.range(from, from + 100)
                    .mapToObj(n -> "{\"type\":\"AddItem\",\"sku\":\"sku-2\",\"quantity\":1,\"attributes\":{\"n\":\"" + n
                            + "\"}}")
                    .collect(Collectors.joining(","));
            assertOk(guest.api().post(guest.path("/commands"), "{\"commands\":[" + adds + "]}"), 200);
        }
        return guest.api();
    }

    private String item(String sku, long available, boolean active, boolean priced) {
        carts.items.put(
                new Sku(sku),
                new CatalogItem(
                        new Sku(sku),
                        "Article " + sku,
                        priced ? Optional.of(new Money(100, "EUR")) : Optional.empty(),
                        available,
                        false,
                        new Quantity(1),
                        new Quantity(999),
                        active));
        return sku;
    }

    private static String addOf(String sku) {
        return "{\"sku\":\"" + sku + "\",\"quantity\":1}";
    }
}
