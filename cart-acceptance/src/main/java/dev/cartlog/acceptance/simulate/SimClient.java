package dev.cartlog.acceptance.simulate;

import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.value.CartId;
import java.util.concurrent.CompletableFuture;

/** Sends one request after another, each until it is decided, always under the same command id. */
final class SimClient {
    private static final int CARTS = 3;
    private static final int ARTICLES = 40;
    private static final long RETRY_NANOS_MAX = 5_000_000;
    private static final long PATIENCE_NANOS = 120_000_000;

    private final Simulation simulation;
    private final World world;
    private final String name;
    private int sent;

    SimClient(Simulation simulation, World world, String name) {
        this.simulation = simulation;
        this.world = world;
        this.name = name;
    }

    void next() {
        if (simulation.wantsMore()) {
            CartId cart = SimRequests.guestCart(world.below(CARTS));
            String commandId = name + "-" + sent++;
            attempt(new Pending(cart, commandId, request(cart, commandId), world.nanos()));
        }
    }

    private CartRequest request(CartId cart, String commandId) {
        return switch (world.below(10)) {
            case 0 -> SimRequests.create(cart, commandId);
            case 1, 2 -> SimRequests.look(cart);
            default -> SimRequests.add(cart, "sku-" + world.below(ARTICLES), commandId);
        };
    }

    /** A request until it is decided. */
    private static final class Pending {
        private final CartId cart;
        private final String commandId;
        private final CartRequest request;
        private final long invoked;
        private int attempts;
        private boolean done;

        Pending(CartId cart, String commandId, CartRequest request, long invoked) {
            this.cart = cart;
            this.commandId = commandId;
            this.request = request;
            this.invoked = invoked;
        }
    }

    private void attempt(Pending pending) {
        int attempt = ++pending.attempts;
        CompletableFuture<ShardReply> answer = simulation.anyNode().submit(pending.request);
        CompletableFuture<Void> _ = answer.handle((reply, failure) -> {
            if (failure == null) {
                answered(pending, attempt, reply);
            } else {
                simulation.broken(failure);
            }
            return null;
        });
        world.after(PATIENCE_NANOS, () -> retry(pending, attempt));
    }

    private void answered(Pending pending, int attempt, ShardReply reply) {
        switch (reply) {
            case ShardReply.Decided decided -> {
                if (!pending.done) {
                    pending.done = true;
                    simulation.record(new Operation(
                            pending.cart, pending.commandId, pending.invoked, world.nanos(), decided.outcome()));
                    world.soon(RETRY_NANOS_MAX, this::next);
                }
            }
            case ShardReply.NotDecided undecided -> world.soon(RETRY_NANOS_MAX, () -> retry(pending, attempt));
        }
    }

    private void retry(Pending pending, int attempt) {
        if (!pending.done && pending.attempts == attempt) {
            attempt(pending);
        }
    }
}
