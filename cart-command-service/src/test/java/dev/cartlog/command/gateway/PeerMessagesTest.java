package dev.cartlog.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cartlog.command.gateway.PeerRequests.Forwarded;
import dev.cartlog.command.shard.ObjectRecords;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.command.Limits;
import dev.cartlog.domain.command.Refusal;
import dev.cartlog.domain.command.Refusal.FieldError;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.request.Admission;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.IfMatch;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.domain.value.Sku;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PeerMessagesTest {
    private static final RoutingKey KEY = RoutingKey.ofCustomer("default", "alice");
    private static final CartId CART = new CartId(KEY, 2);
    private static final UUID ID = UUID.fromString("6f1d3c2e-8a57-5b0e-9d34-2c7be01f4a91");
    private static final CreateCart CREATE = new CreateCart("default", "EUR", new Owner.Customer("alice"));
    private static final CartLine LINE = new CartLine(
            new LineId("l"),
            new Sku("sku-1"),
            "Größe \u0000 \u202e",
            Attributes.of(Map.of("size", "M", "a", "ü")),
            new Quantity(3),
            new Money(1999, "EUR"),
            Instant.parse("2026-01-02T03:04:05.678Z"));
    private static final List<CartCommand> COMMANDS = List.of(
            new CartCommand.AddItem(new Sku("s"), Long.MAX_VALUE, Attributes.of(Map.of("k", "v"))),
            new CartCommand.ChangeQuantity(new LineId("l"), -1),
            new CartCommand.ChangeQuantityBy(new LineId("l"), Long.MIN_VALUE),
            new CartCommand.RemoveItem(new LineId("l")),
            new CartCommand.ClearCart(),
            new CartCommand.Recalculate(),
            CREATE,
            new CreateCart("shop", "USD", new Owner.Guest("hash")),
            new CartCommand.CheckOut(),
            new CartCommand.ConfirmOrder(ID, "order"),
            new CartCommand.ReleaseCheckout(ID, "why"),
            new CartCommand.ExpireCart(Instant.parse("2026-01-02T03:04:05Z")),
            new CartCommand.RequestMerge(ID, 2, CART, CartPolicy.USE_GUEST, QuantityPolicy.SUM, CREATE),
            new CartCommand.ClaimCart(ID, 3, CART),
            new CartCommand.CompleteMerge(ID, 3, List.of(LINE)),
            new CartCommand.FinishMerge(ID, CART),
            new CartCommand.RejectMerge(ID, 3, "why"),
            new CartCommand.ReleaseClaim(ID, 3, CART, "why"),
            new CartCommand.RevertMerge(ID),
            new CartCommand.SaveCart(ID, CREATE, List.of(LINE, LINE)));

    private final PeerReplies replies = new PeerReplies(new ObjectRecords());

    @Test
    void everyCommandArrivesAsItWasSent() {
        Set<Class<?>> covered = new HashSet<>();
        COMMANDS.forEach(command -> covered.add(command.getClass()));
        assertThat(covered).isEqualTo(leaves(CartCommand.class));

        Forwarded sent = new Forwarded(
                new CartRequest(
                        new Target.Exactly(CART),
                        new Principal.System("merge"),
                        COMMANDS,
                        true,
                        "command",
                        "correlation",
                        Optional.of("cause"),
                        Optional.of(new IfMatch.Version(new CartVersion(7)))),
                Map.of("traceparent", "00-x"));
        assertThat(PeerRequests.read(PeerRequests.write(sent))).isEqualTo(sent);
    }

    @Test
    void everySenderAndTargetArrives() {
        for (Principal principal : List.of(
                new Principal.Guest("hash"), new Principal.Customer("a \"b\""), new Principal.System("orders"))) {
            CartRequest look = CartRequest.look(new Target.CurrentOf(KEY), principal, "c")
                    .expecting(Optional.of(new IfMatch.Any()));
            Forwarded sent = new Forwarded(look, Map.of());
            assertThat(PeerRequests.read(PeerRequests.write(sent))).isEqualTo(sent);
        }
    }

    @Test
    void everyReplyArrives() {
        Cart cart = created().cart();
        Refusal refusal = Refusal.ofField(
                FieldError.at("/quantity", RefusalReason.INSUFFICIENT_STOCK)
                        .on(new LineId("l"))
                        .limits(Long.MAX_VALUE, 3),
                "no");
        List<Outcome> outcomes = List.of(
                created(),
                new Outcome.Unchanged(cart),
                new Outcome.Replayed(cart, cart.ledger().entries().getFirst()),
                new Outcome.Refused(refusal, Optional.of(cart)),
                new Outcome.Refused(Refusal.of(RefusalReason.CART_NOT_FOUND, "no"), Optional.empty()));
        for (Outcome outcome : outcomes) {
            ShardReply reply = new ShardReply.Decided(outcome);
            assertThat(replies.read(replies.write(reply))).isEqualTo(reply);
        }
        for (Undecided reason : Undecided.values()) {
            ShardReply reply = new ShardReply.NotDecided(reason);
            assertThat(replies.read(replies.write(reply))).isEqualTo(reply);
        }
    }

    @Test
    void whatNoPeerWouldWriteIsRefused() {
        for (String message :
                List.of("", "{", "[]", "{}", "{\"outcome\":\"Applied\",\"cart\":1}", "{\"outcome\":\"?\"}")) {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            assertThatIllegalArgumentException().isThrownBy(() -> PeerRequests.read(bytes));
            assertThatIllegalArgumentException().isThrownBy(() -> replies.read(bytes));
        }
    }

    private static Outcome.Applied created() {
        CartRequest request =
                CartRequest.single(new Target.Exactly(CART), new Principal.Customer("alice"), CREATE, "c-1", "x");
        Catalog nothing = sku -> Optional.empty();
        Context context = new Context(Instant.EPOCH, nothing, Limits.STANDARD, 2);
        return (Outcome.Applied) Admission.admit(request, CART, Optional.empty(), context);
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        Set<Class<?>> leaves = new HashSet<>();
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            leaves.add(type);
        } else {
            Arrays.stream(permitted)
                    .map(PeerMessagesTest::leaves)
                    .flatMap(Set::stream)
                    .forEach(leaves::add);
        }
        return leaves;
    }
}
