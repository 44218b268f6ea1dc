package dev.cartlog.domain.simulation;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.CartCommand.RequestMerge;
import dev.cartlog.domain.fixture.Samples;
import dev.cartlog.domain.fixture.Seeds;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One merge of a pair of carts whose first run is cut off somewhere. Then the customer asks again, the owners of both carts
 * resume, some of that is cut off again, and what was late arrives: all of it in an order drawn at random, one step at a time.
 */
final class OneMerge {
    private static final int DEATH_ONE_IN = 8;

    private final World world;
    private final CartPolicy cartPolicy;
    private final QuantityPolicy quantityPolicy;
    private final Seeds seeds;
    private final List<MergeSteps> runs = new ArrayList<>();
    private final List<Runnable> toCome = new ArrayList<>();

    private OneMerge(World world, CartPolicy cartPolicy, QuantityPolicy quantityPolicy, Seeds seeds) {
        this.world = world;
        this.cartPolicy = cartPolicy;
        this.quantityPolicy = quantityPolicy;
        this.seeds = seeds;
    }

    /** @return the world after everything has come to its end */
    static World make(
            World world,
            CartPolicy cartPolicy,
            QuantityPolicy quantityPolicy,
            Optional<CrashPoint> crash,
            Seeds seeds) {
        OneMerge merge = new OneMerge(world, cartPolicy, quantityPolicy, seeds);
        merge.firstRun(crash);
        merge.aftermath();
        Unfinished.bringToItsEnd(world, seeds);
        return world;
    }

    private CartRequest request(String commandId) {
        int released = world.cart(CartPair.GUEST).orElseThrow().releasedClaims().getOrDefault(Samples.MERGE_ID, 0);
        RequestMerge command = new RequestMerge(
                Samples.MERGE_ID,
                released + 1,
                CartPair.GUEST,
                cartPolicy,
                quantityPolicy,
                new CreateCart("default", "EUR", Samples.ALICE_OWNER));
        return CartRequest.single(
                new Target.CurrentOf(CartPair.CUSTOMER.routingKey()), Samples.ALICE, command, commandId, "simulation");
    }

    private void firstRun(Optional<CrashPoint> crash) {
        CartRequest next = request("first");
        Optional<MergeSteps> run = Optional.empty();
        for (int step = 1; run.isEmpty() || !run.get().isDone(); step++) {
            CartRequest request = run.map(MergeSteps::request).orElse(next);
            int now = step;
            Optional<CrashPoint> here = crash.filter(point -> point.isAt(now));
            if (here.isPresent() && isCutOff(here.get(), request, run)) {
                return;
            }
            if (run.isEmpty()) {
                run = begun(world.send(request));
            } else {
                run.get().answered(world.send(run.get().request()));
            }
        }
    }

    /** Whether the run ends here, or goes on only among everything else. */
    private boolean isCutOff(CrashPoint crash, CartRequest request, Optional<MergeSteps> run) {
        return switch (crash.how()) {
            case BEFORE -> true;
            case AFTER -> {
                world.send(request);
                yield true;
            }
            case LATE -> {
                toCome.add(() -> world.send(request));
                yield true;
            }
            case GIVEN_UP -> {
                toCome.add(() -> world.send(request));
                run.orElseThrow().giveUp();
                runs.add(run.orElseThrow());
                yield true;
            }
            case REJECTED -> {
                toCome.add(() -> world.send(request));
                run.orElseThrow().giveUp();
                world.send(run.orElseThrow().request());
                yield true;
            }
            case TWICE -> {
                world.send(request);
                yield false;
            }
        };
    }

    private static Optional<MergeSteps> begun(Outcome outcome) {
        Optional<Cart> cart = switch (outcome) {
            case Outcome.Applied applied -> Optional.of(applied.cart());
            case Outcome.Unchanged unchanged -> Optional.of(unchanged.cart());
            case Outcome.Replayed replayed -> Optional.of(replayed.cart());
            case Outcome.Refused refused -> Optional.empty();
        };
        return cart.flatMap(known -> known.merge(Samples.MERGE_ID).map(merge -> new MergeSteps(known, merge)));
    }

    private void aftermath() {
        toCome.add(() -> begun(world.send(request("again"))).ifPresent(runs::add));
        toCome.add(() -> resume(CartPair.GUEST));
        toCome.add(() -> resume(CartPair.CUSTOMER));
        seeds.shuffle(toCome);
        while (!toCome.isEmpty() || !runs.isEmpty()) {
            if (runs.isEmpty() || (!toCome.isEmpty() && seeds.onceIn(3))) {
                toCome.removeLast().run();
            } else {
                step(seeds.oneOf(runs));
            }
        }
        // Whoever asked for a merge asks until it is done.
        world.send(request("at last"));
    }

    /** Whoever goes on may be cut off, too: before a step, or when nobody is left to hear its answer. */
    private void step(MergeSteps run) {
        if (seeds.onceIn(DEATH_ONE_IN)) {
            runs.remove(run);
            if (!run.isDone() && seeds.onceIn(2)) {
                world.send(run.request());
            }
        } else if (!run.isDone()) {
            run.answered(world.send(run.request()));
        }
        runs.removeIf(MergeSteps::isDone);
    }

    private void resume(CartId cartId) {
        world.cart(cartId).flatMap(cart -> Unfinished.of(cart, world)).ifPresent(runs::add);
    }
}
