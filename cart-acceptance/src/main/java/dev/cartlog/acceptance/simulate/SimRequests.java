package dev.cartlog.acceptance.simulate;

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

/** Guests' requests, and a world to decide them in where every article exists, costs 1.00 EUR and never runs out. */
public final class SimRequests {
    private static final String CORRELATION = "simulation";
    private static final int GUEST_KEY_BYTES = 16;
    private static final int STOCK = 1_000_000;
    private static final int PIECES_MAX = 999;

    private SimRequests() {}

    public static Context world(Instant now, long nextCartNumber) {
        return new Context(now, sku -> Optional.of(article(sku)), Limits.STANDARD, nextCartNumber);
    }

    private static CatalogItem article(Sku sku) {
        return new CatalogItem(
                sku,
                "Article " + sku.value(),
                Optional.of(new Money(100, "EUR")),
                STOCK,
                false,
                new Quantity(1),
                new Quantity(PIECES_MAX),
                true);
    }

    public static CartId guestCart(long number) {
        byte[] key =
                ByteBuffer.allocate(GUEST_KEY_BYTES).putLong(Long.BYTES, number).array();
        return new CartId(RoutingKey.ofGuest(key), 1);
    }

    public static CartRequest create(CartId cart, String commandId) {
        return of(cart, commandId, new CreateCart("default", "EUR", new Owner.Guest(secretOf(cart))));
    }

    public static CartRequest add(CartId cart, String sku, String commandId) {
        return of(cart, commandId, new AddItem(new Sku(sku), 1, Attributes.NONE));
    }

    static CartRequest look(CartId cart) {
        return CartRequest.look(new Target.Exactly(cart), new Principal.Guest(secretOf(cart)), CORRELATION);
    }

    private static CartRequest of(CartId cart, String commandId, CartCommand command) {
        return CartRequest.single(
                new Target.Exactly(cart), new Principal.Guest(secretOf(cart)), command, commandId, CORRELATION);
    }

    private static String secretOf(CartId cart) {
        return "hash-of-" + cart;
    }
}
