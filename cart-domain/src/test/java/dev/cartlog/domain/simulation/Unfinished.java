package dev.cartlog.domain.simulation;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.ImpossibleEvent;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand.ReleaseClaim;
import dev.cartlog.domain.fixture.Samples;
import dev.cartlog.domain.fixture.Seeds;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an owner finds unfinished among its carts and brings to its end. */
final class Unfinished {
    private static final int ROUNDS_MAX = 50;

    private Unfinished() {}

    /** The steps that are left of a merge that the cart takes part in, on either side; a void claim is released at once. */
    static Optional<MergeSteps> of(Cart cart, World world) {
        if (cart.phase() instanceof Phase.Merging claimed) {
            Cart customer = world.cart(claimed.customerCartId()).orElseThrow();
            Merge merge = customer.merge(claimed.mergeId()).orElseThrow();
            boolean isVoid = merge.attempt() != claimed.attempt() && merge.status() == MergeStatus.REJECTED;
            if (!isVoid) {
                return Optional.of(new MergeSteps(customer, merge));
            }
            world.send(CartRequest.single(
                    new Target.Exactly(cart.cartId()),
                    Samples.MERGE_COMPONENT,
                    new ReleaseClaim(claimed.mergeId(), claimed.attempt(), claimed.customerCartId(), "void"),
                    "void",
                    "simulation"));
        }
        return cart.merges().values().stream()
                .filter(merge -> merge.status() == MergeStatus.REQUESTED)
                .findFirst()
                .map(merge -> new MergeSteps(cart, merge));
    }

    static void bringToItsEnd(World world, Seeds seeds) {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            List<MergeSteps> left = new ArrayList<>(world.carts().stream()
                    .flatMap(cart -> of(cart, world).stream())
                    .toList());
            if (left.isEmpty()) {
                return;
            }
            seeds.shuffle(left);
            left.forEach(run -> runToItsEnd(run, world));
        }
        throw new ImpossibleEvent("merges do not come to an end");
    }

    private static void runToItsEnd(MergeSteps run, World world) {
        for (int step = 0; step < ROUNDS_MAX && !run.isDone(); step++) {
            run.answered(world.send(run.request()));
        }
    }
}
