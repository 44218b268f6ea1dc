package dev.cartlog.domain.explore;

import static dev.cartlog.domain.fixture.Samples.ALICE;
import static dev.cartlog.domain.fixture.Samples.ALICES_CART;
import static dev.cartlog.domain.fixture.Samples.ALICE_OWNER;
import static dev.cartlog.domain.fixture.Samples.GUEST;
import static dev.cartlog.domain.fixture.Samples.GUEST_CART;
import static dev.cartlog.domain.fixture.Samples.GUEST_OWNER;
import static dev.cartlog.domain.fixture.Samples.MERGE_COMPONENT;
import static dev.cartlog.domain.fixture.Samples.MERGE_ID;
import static dev.cartlog.domain.fixture.Samples.NOON;
import static dev.cartlog.domain.fixture.Samples.add;
import static dev.cartlog.domain.fixture.Samples.change;
import static dev.cartlog.domain.fixture.Samples.changeBy;
import static dev.cartlog.domain.fixture.Samples.pieces;
import static dev.cartlog.domain.fixture.Samples.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand;
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
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.command.Limits;
import dev.cartlog.domain.fixture.MergeStage;
import dev.cartlog.domain.fixture.Samples;
import dev.cartlog.domain.fixture.Shop;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.IfMatch;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.NameBasedId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every sequence of commands up to a length over a small alphabet, each step checked by {@link Position}. */
class CommandSequencesTest {
    private static final int LENGTH = 5;
    private static final Limits TIGHT = new Limits(2, pieces(4), Duration.ofMinutes(30));

    /** A letter of the alphabet: who asks what, seeing the cart as it is. */
    private record Letter(Principal principal, Function<Cart, CartCommand> command) {
        static Letter of(Principal principal, CartCommand command) {
            return new Letter(principal, cart -> command);
        }
    }

    @Test
    void shopping() {
        Set<String> statuses = explore(
                ALICES_CART,
                ALICE,
                new CreateCart("default", "EUR", ALICE_OWNER),
                List.of(
                        Letter.of(ALICE, add("tea", 2)),
                        Letter.of(ALICE, add("cup", 1)),
                        Letter.of(ALICE, add("pot", 1)),
                        Letter.of(ALICE, change("tea", 1)),
                        Letter.of(ALICE, changeBy("tea", -1)),
                        Letter.of(ALICE, remove("cup")),
                        Letter.of(ALICE, new ClearCart()),
                        Letter.of(ALICE, new Recalculate()),
                        Letter.of(ALICE, new CheckOut()),
                        new Letter(MERGE_COMPONENT, cart -> new ConfirmOrder(checkoutOf(cart), "order-1")),
                        new Letter(MERGE_COMPONENT, cart -> new ReleaseCheckout(checkoutOf(cart), "no answer"))));

        assertThat(statuses).containsExactlyInAnyOrder("ACTIVE", "CHECKED_OUT", "ORDERED");
    }

    /** The checkout that is open, or the first that this cart can have had. */
    private static UUID checkoutOf(Cart cart) {
        return cart.phase() instanceof Phase.CheckedOut p
                ? p.checkoutId()
                : cart.releasedCheckout().orElseGet(() -> NameBasedId.ofCheckout(cart.cartId(), cart.version()));
    }

    @Test
    void theGuestsSideOfMerges() {
        UUID bobsMerge = NameBasedId.ofMerge(GUEST_CART, "bob");
        Set<String> statuses = explore(
                GUEST_CART,
                GUEST,
                new CreateCart("default", "EUR", GUEST_OWNER),
                List.of(
                        Letter.of(GUEST, add("tea", 1)),
                        Letter.of(MERGE_COMPONENT, new ClaimCart(MERGE_ID, 1, ALICES_CART)),
                        Letter.of(MERGE_COMPONENT, new ClaimCart(MERGE_ID, 2, ALICES_CART)),
                        Letter.of(MERGE_COMPONENT, new ClaimCart(MERGE_ID, 2, Samples.SAVED_CART)),
                        Letter.of(MERGE_COMPONENT, new ClaimCart(bobsMerge, 1, Samples.SAVED_CART)),
                        Letter.of(MERGE_COMPONENT, new ReleaseClaim(MERGE_ID, 1, ALICES_CART, "test")),
                        Letter.of(MERGE_COMPONENT, new ReleaseClaim(MERGE_ID, 2, ALICES_CART, "test")),
                        Letter.of(MERGE_COMPONENT, new FinishMerge(MERGE_ID, ALICES_CART)),
                        new Letter(MERGE_COMPONENT, cart -> new ExpireCart(cart.updatedAt())),
                        Letter.of(GUEST, new CheckOut())));

        assertThat(statuses).containsExactlyInAnyOrder("ACTIVE", "MERGING", "MERGED", "EXPIRED", "CHECKED_OUT");
    }

    @Test
    void theCustomersSideOfMerges() {
        CreateCart create = new CreateCart("default", "EUR", ALICE_OWNER);
        Set<String> statuses = explore(
                ALICES_CART,
                ALICE,
                create,
                List.of(
                        Letter.of(ALICE, add("tea", 1)),
                        Letter.of(
                                ALICE,
                                new RequestMerge(
                                        MERGE_ID, 1, GUEST_CART, CartPolicy.MERGE, QuantityPolicy.SUM, create)),
                        Letter.of(
                                ALICE,
                                new RequestMerge(
                                        MERGE_ID, 1, GUEST_CART, CartPolicy.USE_GUEST, QuantityPolicy.MAX, create)),
                        Letter.of(MERGE_COMPONENT, new CompleteMerge(MERGE_ID, 1, MergeStage.guestLines())),
                        Letter.of(MERGE_COMPONENT, new CompleteMerge(MERGE_ID, 2, MergeStage.guestLines())),
                        Letter.of(MERGE_COMPONENT, new RejectMerge(MERGE_ID, 1, "test")),
                        Letter.of(MERGE_COMPONENT, new RejectMerge(MERGE_ID, 2, "test")),
                        Letter.of(ALICE, new RevertMerge(MERGE_ID)),
                        Letter.of(ALICE, new CheckOut()),
                        new Letter(MERGE_COMPONENT, cart -> new ReleaseCheckout(checkoutOf(cart), "no answer"))));

        assertThat(statuses).containsExactlyInAnyOrder("ACTIVE", "CHECKED_OUT");
    }

    /** @return every status that was reached */
    private static Set<String> explore(CartId cartId, Principal principal, CreateCart create, List<Letter> alphabet) {
        Set<String> statuses = new HashSet<>();
        Position[] path = new Position[LENGTH + 1];
        path[0] = Position.start(cartId).after(request(cartId, principal, create, "create"), context(0));
        Odometer odometer = new Odometer(LENGTH, alphabet.size());
        for (int from = odometer.next(); from >= 0; from = odometer.next()) {
            for (int at = from; at < LENGTH; at++) {
                path[at + 1] = step(path[at], alphabet.get(odometer.digit(at)), at);
            }
            path[LENGTH].checkWholeFold();
            statuses.add(path[LENGTH].cart().orElseThrow().phase().status());
        }
        return statuses;
    }

    private static Position step(Position before, Letter letter, int at) {
        CartCommand command = letter.command().apply(before.cart().orElseThrow());
        CartRequest request = request(before.cartId(), letter.principal(), command, "command-" + at);
        return before.after(request, context(at + 1));
    }

    private static CartRequest request(CartId cartId, Principal principal, CartCommand command, String commandId) {
        return CartRequest.single(new Target.Exactly(cartId), principal, command, commandId, "correlation")
                .expecting(Optional.of(new IfMatch.Any()));
    }

    /** The world moves on: from the third step tea costs more, and cups run out. */
    private static Context context(int at) {
        Shop shop = Shop.selling("tea", "cup", "pot");
        Shop later = shop.price("tea", Samples.eur(2499)).stock("cup", 0);
        return new Context(NOON.plusSeconds(at), at < 3 ? shop : later, TIGHT, 2);
    }
}
