package dev.cartlog.domain.simulation;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.command.Limits;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.fixture.Samples;
import dev.cartlog.domain.fixture.Shop;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All carts of a small simulated shop, their logs, and the one door through which requests come. */
final class World {
    static final Shop SHOP = Shop.selling("a", "b", "c", "d").stock("b", 3).quantities("c", 2, 4);

    private final Rules rules;
    private final Catalog catalog;
    private final Limits limits;
    private final Map<CartId, Cart> begun;
    private final Map<CartId, Cart> carts = new LinkedHashMap<>();
    private final List<RecordedEvent> log = new ArrayList<>();
    private Instant now = Samples.NOON;

    World(Rules rules) {
        this(rules, SHOP, Limits.STANDARD, Map.of());
    }

    /** @param begun carts with a past that the log does not tell */
    World(Rules rules, Catalog catalog, Limits limits, Map<CartId, Cart> begun) {
        this.rules = rules;
        this.catalog = catalog;
        this.limits = limits;
        this.begun = begun;
        carts.putAll(begun);
    }

    Map<CartId, Cart> begun() {
        return begun;
    }

    Outcome send(Principal principal, Target target, CartCommand command, String commandId) {
        return send(CartRequest.single(target, principal, command, commandId, "simulation"));
    }

    Outcome send(CartRequest request) {
        now = now.plusMillis(1);
        CartId cartId = resolve(request.target());
        Context context = new Context(now, catalog, limits, nextNumber(cartId.routingKey()));
        Outcome outcome = rules.admit(request, cartId, cart(cartId), context);
        if (outcome instanceof Outcome.Applied applied) {
            for (RecordedEvent event : applied.events()) {
                log.add(event);
                carts.put(cartId, Evolution.evolve(cart(cartId), event));
            }
        }
        return outcome;
    }

    private CartId resolve(Target target) {
        return switch (target) {
            case Target.Exactly exactly -> exactly.cartId();
            case Target.CurrentOf current ->
                currentCart(current.routingKey())
                        .map(Cart::cartId)
                        .orElseGet(() -> new CartId(current.routingKey(), nextNumber(current.routingKey())));
        };
    }

    Optional<Cart> currentCart(RoutingKey key) {
        return carts.values().stream()
                .filter(cart -> cart.cartId().routingKey().equals(key))
                .filter(cart -> cart.phase().isCurrent())
                .findFirst();
    }

    /** Numbers that are set aside for saved carts are taken. */
    private long nextNumber(RoutingKey key) {
        long last = 0;
        for (Cart cart : carts.values()) {
            if (cart.cartId().routingKey().equals(key)) {
                last = Math.max(last, cart.cartId().n());
                for (var merge : cart.merges().values()) {
                    last = Math.max(last, merge.savedCartId().map(CartId::n).orElse(0L));
                }
            }
        }
        return last + 1;
    }

    Optional<Cart> cart(CartId cartId) {
        return Optional.ofNullable(carts.get(cartId));
    }

    List<Cart> carts() {
        return List.copyOf(carts.values());
    }

    List<RecordedEvent> log() {
        return List.copyOf(log);
    }
}
