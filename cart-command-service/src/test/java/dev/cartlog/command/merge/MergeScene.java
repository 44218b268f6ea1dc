package dev.cartlog.command.merge;

import dev.cartlog.command.shard.Requests;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.IfMatch;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** A guest with two lines, and customers who may sign in. */
public final class MergeScene {
    public static final CartId GUEST = Requests.guestCart(7);

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    public final HeapCarts carts = new HeapCarts();
    private int requests;

    public MergeScene() {
        carts.decide(Requests.create(GUEST, "create"));
        carts.decide(Requests.add(GUEST, "sku-1", 2, "add-1"));
        carts.decide(Requests.add(GUEST, "sku-2", 1, "add-2"));
    }

    public static MergeOrder order(String customer, CartId guest, String commandId) {
        return new MergeOrder(
                customer,
                guest,
                Requests.secretOf(guest),
                CartPolicy.MERGE,
                QuantityPolicy.MAX,
                commandId,
                "correlation",
                Map.of());
    }

    public static UUID mergeId(String customer) {
        return order(customer, GUEST, "").mergeId();
    }

    public static CartId cartOf(String customer) {
        return new CartId(RoutingKey.ofCustomer("default", customer), 1);
    }

    public MergeAnswer merge(String customer) {
        return new MergeProcess(carts, System::nanoTime, THREADS).merge(order(customer, GUEST, "merge-" + requests++));
    }

    public MergeAnswer revert(String customer) {
        return new MergeReversal(carts, System::nanoTime)
                .revert(new MergeReversal.Order(
                        customer, "default", mergeId(customer), "revert-" + requests++, "correlation", Map.of()));
    }

    /** A step as the service itself makes it. */
    public void step(CartId cart, CartCommand command) {
        CartRequest request = CartRequest.single(
                new Target.Exactly(cart), new Principal.System("merge"), command, "step-" + requests++, "correlation");
        carts.decide(request.expecting(Optional.of(new IfMatch.Any())));
    }

    public MergeResumption resumption() {
        return new MergeResumption(carts, System::nanoTime);
    }
}
