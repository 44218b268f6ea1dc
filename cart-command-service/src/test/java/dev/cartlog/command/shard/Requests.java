package dev.cartlog.command.shard;

import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.AddItem;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.command.Limits;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.domain.value.Sku;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** Requests and a world to decide them in. */
public final class Requests {
    private static final String CORRELATION = "test";

    private Requests() {}

    /** Every article exists, costs 1.00 EUR and never runs out. */
    public static Context world(Instant now, long nextCartNumber) {
        return new Context(now, sku -> Optional.of(article(sku)), Limits.STANDARD, nextCartNumber);
    }

    private static CatalogItem article(Sku sku) {
        return new CatalogItem(
                sku,
                "Article " + sku.value(),
                Optional.of(new Money(100, "EUR")),
                1_000_000,
                false,
                new Quantity(1),
                new Quantity(999),
                true);
    }

    public static CartId guestCart(long number) {
        byte[] key = ByteBuffer.allocate(16).putLong(8, number).array();
        return new CartId(RoutingKey.ofGuest(key), 1);
    }

    public static CartRequest create(CartId cart, String commandId) {
        return of(cart, commandId, new CreateCart("default", "EUR", new Owner.Guest(secretOf(cart))));
    }

    public static CartRequest add(CartId cart, String sku, long quantity, String commandId) {
        return of(cart, commandId, new AddItem(new Sku(sku), quantity, Attributes.NONE));
    }

    public static CartRequest look(CartId cart) {
        return CartRequest.look(new Target.Exactly(cart), new Principal.Guest(secretOf(cart)), CORRELATION);
    }

    public static CartRequest of(CartId cart, String commandId, CartCommand command) {
        return CartRequest.single(
                new Target.Exactly(cart), new Principal.Guest(secretOf(cart)), command, commandId, CORRELATION);
    }

    public static CartRequest createForCustomer(String customer, String commandId) {
        return CartRequest.single(
                new Target.CurrentOf(RoutingKey.ofCustomer("default", customer)),
                new Principal.Customer(customer),
                new CreateCart("default", "EUR", new Owner.Customer(customer)),
                commandId,
                CORRELATION);
    }

    public static CartRequest addFor(String customer, String sku, long quantity, String commandId) {
        return CartRequest.single(
                new Target.CurrentOf(RoutingKey.ofCustomer("default", customer)),
                new Principal.Customer(customer),
                new AddItem(new Sku(sku), quantity, Attributes.NONE),
                commandId,
                CORRELATION);
    }

    /** The hash of the token of its guest. */
    public static String secretOf(CartId cart) {
        return "hash-of-" + cart;
    }
}
