package dev.cartlog.command.http;

import dev.cartlog.command.http.CommandBodies.NewCart;
import dev.cartlog.command.routing.CartShards;
import dev.cartlog.command.routing.Placement;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.web.request.Bodies;
import dev.cartlog.web.request.RequestTrace;
import dev.cartlog.web.security.Caller;
import dev.cartlog.web.security.Callers;
import dev.cartlog.web.security.GuestToken;
import java.security.SecureRandom;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Starts carts: always a new one for a guest, the next one for a customer who has none. */
final class NewCartHandler {
    private static final int KEY_BYTES = 16;
    /** With a few instances one of these few keys nearly always belongs to a shard that is here. */
    private static final int KEY_DRAWS_MAX = 16;

    private final Bodies bodies;
    private final Sender sender;
    private final Replies replies;
    private final CartShards shards;
    private final SecureRandom random;

    NewCartHandler(Bodies bodies, Sender sender, Replies replies, CartShards shards, SecureRandom random) {
        this.bodies = bodies;
        this.sender = sender;
        this.replies = replies;
        this.shards = shards;
        this.random = random;
    }

    Mono<ServerResponse> handle(ServerRequest request) {
        return Callers.of(request)
                .flatMap(caller -> bodies.json(request.exchange().getRequest())
                        .map(CommandBodies::newCart)
                        .flatMap(cart -> switch (caller) {
                            case Caller.Customer customer -> customerCart(request, customer, cart);
                            // A token belongs to one cart: whoever starts another one gets another token, whatever they
                            // sent.
                            case Caller.Guest guest -> guestCart(request, cart);
                            case Caller.Anonymous anonymous -> guestCart(request, cart);
                        }));
    }

    private Mono<ServerResponse> customerCart(ServerRequest request, Caller.Customer customer, NewCart cart) {
        Target target = new Target.CurrentOf(RoutingKey.ofCustomer(cart.store(), customer.subject()));
        CreateCart create = new CreateCart(cart.store(), cart.currency(), new Owner.Customer(customer.subject()));
        return sender.send(request, single(request, target, customer.principal(), create))
                .flatMap(outcome -> replies.created(request, outcome, Map.of()));
    }

    private Mono<ServerResponse> guestCart(ServerRequest request, NewCart cart) {
        String token = GuestToken.mint(random);
        String tokenHash = GuestToken.hash(token);
        Target target = new Target.Exactly(new CartId(guestKey(), 1));
        CreateCart create = new CreateCart(cart.store(), cart.currency(), new Owner.Guest(tokenHash));
        String json = new JsonWriter().string(token).toString();
        return sender.send(request, single(request, target, new Principal.Guest(tokenHash), create))
                .flatMap(outcome -> replies.created(request, outcome, Map.of("guestToken", json)));
    }

    private static CartRequest single(ServerRequest request, Target target, Principal principal, CreateCart create) {
        return CartRequest.single(
                target,
                principal,
                create,
                CommandHeaders.commandId(request.headers().asHttpHeaders()),
                RequestTrace.of(request.exchange()).correlationId());
    }

    /** Any key will do; one whose shard is here spares this cart's first request a hop, and perhaps all of them. */
    private RoutingKey guestKey() {
        RoutingKey key = drawKey();
        for (int draws = 1; draws < KEY_DRAWS_MAX && !isHere(key); draws++) {
            key = drawKey();
        }
        return key;
    }

    private boolean isHere(RoutingKey key) {
        return shards.place(shards.partitionOf(key)) instanceof Placement.Local;
    }

    private RoutingKey drawKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return RoutingKey.ofGuest(bytes);
    }
}
