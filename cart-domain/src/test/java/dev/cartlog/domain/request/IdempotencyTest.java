package dev.cartlog.domain.request;

import static dev.cartlog.domain.fixture.Samples.ALICE;
import static dev.cartlog.domain.fixture.Samples.ALICE_OWNER;
import static dev.cartlog.domain.fixture.Samples.GUEST;
import static dev.cartlog.domain.fixture.Samples.GUEST_CART;
import static dev.cartlog.domain.fixture.Samples.MERGE_COMPONENT;
import static dev.cartlog.domain.fixture.Samples.MERGE_ID;
import static dev.cartlog.domain.fixture.Samples.add;
import static dev.cartlog.domain.fixture.Samples.change;
import static dev.cartlog.domain.fixture.Samples.changeBy;
import static dev.cartlog.domain.fixture.Samples.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.CommandLedger;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.AddItem;
import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.CartCommand.RejectMerge;
import dev.cartlog.domain.command.CartCommand.RequestMerge;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.fixture.Desk;
import dev.cartlog.domain.fixture.Samples;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.Sku;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private final Desk desk = Desk.ofGuest();

    private CartRequest keyed(String key, CartCommand command) {
        return desk.request(GUEST, key, command);
    }

    @Test
    void aRepetitionTellsTheFirstEventsAndTheCurrentCart() {
        desk.applied(keyed("k", add("tea", 2)));
        desk.applied(keyed("l", add("cup", 1)));

        Outcome.Replayed again = desk.replayed(keyed("k", add("tea", 2)));

        assertThat(again.first().eventTypes()).containsExactly("LineItemAdded");
        assertThat(again.first().firstVersion().value()).isEqualTo(2);
        assertThat(again.cart()).isEqualTo(desk.cart());
        assertThat(desk.eventTypes()).containsExactly("CartCreated", "LineItemAdded", "LineItemAdded");
    }

    @Test
    void aRepeatedBatchTellsAllItsEvents() {
        desk.applied(desk.batch(GUEST, "k", add("tea", 2), add("cup", 1), change("tea", 5)));

        Outcome.Replayed again = desk.replayed(desk.batch(GUEST, "k", add("tea", 2), add("cup", 1), change("tea", 5)));

        assertThat(again.first().eventTypes())
                .containsExactly("LineItemAdded", "LineItemAdded", "LineItemQuantityChanged");
        assertThat(again.first().firstVersion().value()).isEqualTo(2);
    }

    @Test
    void theSameKeyWithAnotherPayloadIsRefused() {
        desk.applied(keyed("k", add("tea", 2)));

        for (CartCommand other : List.of(
                add("tea", 3),
                add("cup", 2),
                new AddItem(new Sku("tea"), 2, Attributes.of(Map.of("size", "L"))),
                change("tea", 2),
                changeBy("tea", 2),
                remove("tea"))) {
            desk.refused(keyed("k", other), RefusalReason.IDEMPOTENCY_KEY_REUSED);
        }
        desk.refused(desk.batch(GUEST, "k", add("tea", 2), add("tea", 2)), RefusalReason.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void ifMatchIsNoPartOfTheFingerprint() {
        desk.applied(keyed("k", add("tea", 2)).expecting(Desk.version(1)));

        desk.replayed(keyed("k", add("tea", 2)));
        desk.replayed(keyed("k", add("tea", 2)).expecting(Desk.version(1)));
        desk.replayed(keyed("k", add("tea", 2)).expecting(Desk.version(7)));
    }

    @Test
    void aRefusalDoesNotUseTheKeyUp() {
        desk.refused(keyed("k", add("gin", 1)), RefusalReason.UNKNOWN_SKU);
        desk.refused(keyed("k", add("tea", 1)).expecting(Desk.version(9)), RefusalReason.VERSION_MISMATCH);

        desk.applied(keyed("k", add("tea", 1)));
    }

    @Test
    void aCommandWithoutEffectDoesNotUseTheKeyUp() {
        desk.applied(keyed("a", add("tea", 2)));
        desk.unchanged(keyed("k", change("tea", 2)));

        desk.applied(keyed("k", change("tea", 3)));
    }

    @Test
    void keysAreScopedToTheOneWhoSendsThem() {
        desk.applied(keyed("k", add("tea", 1)));

        desk.applied(desk.request(MERGE_COMPONENT, "k", new CartCommand.ClaimCart(MERGE_ID, 1, Samples.ALICES_CART)));
        desk.replayed(keyed("k", add("tea", 1)));
    }

    @Test
    void keysAreScopedToTheCart() {
        Desk another = Desk.ofAlice();
        desk.applied(keyed("k", add("tea", 1)));

        another.applied(another.request(ALICE, "k", add("tea", 1)));
    }

    @Test
    void theLast128CommandsAreRemembered() {
        desk.applied(keyed("k", add("tea", 1)));
        for (int n = 1; n < CommandLedger.COMMANDS_REMEMBERED_MAX; n++) {
            desk.applied(keyed("filler-" + n, change("tea", 1 + n % 2 + 1)));
        }
        desk.replayed(keyed("k", add("tea", 1)));

        desk.applied(keyed("one more", change("tea", 9)));

        desk.applied(keyed("k", add("tea", 1)));
        assertThat(desk.cart().ledger().entries()).hasSize(CommandLedger.COMMANDS_REMEMBERED_MAX);
    }

    @Test
    void aCommandOfManyEventsIsRememberedOnce() {
        desk.applied(desk.batch(GUEST, "batch", add("pot", 1), add("tea", 1), remove("tea"), add("cup", 1)));

        assertThat(desk.cart().ledger().entries()).hasSize(2);
        assertThat(desk.cart().ledger().newestIds()).containsExactly("create", "batch");
    }

    @Test
    void aRepetitionIsAnsweredWhenTheCartIsClosed() {
        desk.applied(keyed("k", add("tea", 1)));
        CartRequest checkOut = keyed("c", new CheckOut()).expecting(Desk.version(2));
        desk.applied(checkOut);

        desk.replayed(checkOut);
        desk.replayed(keyed("k", add("tea", 1)));
        desk.refused(keyed("new", add("tea", 1)), RefusalReason.CART_CHECKED_OUT);
    }

    @Test
    void aRepeatedCreationSaysThatItCreatedTheCart() {
        Desk alices = Desk.ofAlice();
        CreateCart create = new CreateCart("default", "EUR", ALICE_OWNER);

        assertThat(alices.replayed(alices.request(ALICE, "create", create))
                        .first()
                        .createdTheCart())
                .isTrue();
        alices.unchanged(alices.request(ALICE, "another key", create));
        assertThat(alices.replayed(alices.request(ALICE, "create", create))
                        .cart()
                        .version()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void theServicesOwnStepsAreNotReplayedButRepeatable() {
        CartRequest claim =
                desk.request(MERGE_COMPONENT, "m:2", new CartCommand.ClaimCart(MERGE_ID, 1, Samples.ALICES_CART));
        desk.applied(claim);
        desk.unchanged(claim);
        desk.applied(desk.request(
                MERGE_COMPONENT, "m:r", new CartCommand.ReleaseClaim(MERGE_ID, 1, Samples.ALICES_CART, "test")));
        desk.applied(desk.request(MERGE_COMPONENT, "m:2", new CartCommand.ClaimCart(MERGE_ID, 2, Samples.ALICES_CART)));
    }

    @Test
    void aMergeThatFailedCanBeAskedForAgainUnderTheSameKey() {
        Desk alices = Desk.ofAlice();
        RequestMerge merge = new RequestMerge(
                MERGE_ID,
                1,
                GUEST_CART,
                CartPolicy.MERGE,
                QuantityPolicy.MAX,
                new CreateCart("default", "EUR", ALICE_OWNER));
        alices.applied(alices.request(ALICE, "k", merge));
        alices.replayed(alices.request(ALICE, "k", merge));
        alices.applied(alices.request(MERGE_COMPONENT, "m:r", new RejectMerge(MERGE_ID, 1, "test")));

        alices.applied(alices.request(ALICE, "k", merge));

        assertThat(alices.cart().merge(MERGE_ID))
                .hasValueSatisfying(m -> assertThat(m.attempt()).isEqualTo(2));
        RequestMerge otherPolicy =
                new RequestMerge(MERGE_ID, 1, GUEST_CART, CartPolicy.USE_GUEST, QuantityPolicy.MAX, merge.ifMissing());
        alices.applied(alices.request(MERGE_COMPONENT, "m:r", new RejectMerge(MERGE_ID, 2, "test")));
        alices.refused(alices.request(ALICE, "k", otherPolicy), RefusalReason.IDEMPOTENCY_KEY_REUSED);
        alices.applied(alices.request(ALICE, "l", otherPolicy));
    }
}
