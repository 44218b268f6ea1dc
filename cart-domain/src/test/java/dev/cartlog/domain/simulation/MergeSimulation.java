package dev.cartlog.domain.simulation;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.AddItem;
import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.ConfirmOrder;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.CartCommand.ReleaseCheckout;
import dev.cartlog.domain.command.CartCommand.RequestMerge;
import dev.cartlog.domain.command.CartCommand.RevertMerge;
import dev.cartlog.domain.fixture.Samples;
import dev.cartlog.domain.fixture.Seeds;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.IfMatch;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.NameBasedId;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.domain.value.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Three guests and two customers who sign in, shop, check out and change their minds, while the runs of their merges are
 * cut off, resumed, doubled and overtaken at every point. One seed is one history.
 */
final class MergeSimulation {
    private static final List<CartId> GUESTS = List.of(
            CartId.of("guest-one-guest-one-gu.1"),
            CartId.of("guest-two-guest-two-gu.1"),
            CartId.of("guest-three-guest-thre.1"));
    private static final List<String> CUSTOMERS = List.of("alice", "bob");
    private static final List<String> SKUS = List.of("a", "b", "c", "d");

    private final Seeds seeds;
    private final World world;
    private final List<MergeSteps> runs = new ArrayList<>();
    private final List<CartRequest> late = new ArrayList<>();
    private int commands;

    private MergeSimulation(long seed, Rules rules) {
        this.seeds = new Seeds(seed);
        this.world = new World(rules);
    }

    /** The world after so many steps and after everything begun has been brought to its end. */
    static World run(long seed, int steps, Rules rules) {
        MergeSimulation simulation = new MergeSimulation(seed, rules);
        simulation.begin();
        for (int step = 0; step < steps; step++) {
            simulation.step();
        }
        simulation.settle();
        return simulation.world;
    }

    private void begin() {
        for (CartId guest : GUESTS) {
            send(guestOf(guest), new Target.Exactly(guest), new CreateCart("default", "EUR", ownerOf(guest)));
            guestShops(guest);
        }
    }

    private void step() {
        switch (seeds.between(0, 15)) {
            case 0, 1, 2 -> signIn();
            case 3, 4, 5, 6, 7, 8 -> goOn();
            case 9 -> deliverLate();
            case 10 -> resume();
            case 11, 12 -> guestShops(seeds.oneOf(GUESTS));
            case 13, 14 -> customerShops(seeds.oneOf(CUSTOMERS));
            default -> customerRegrets(seeds.oneOf(CUSTOMERS));
        }
    }

    private static Owner.Guest ownerOf(CartId guest) {
        return new Owner.Guest("token of " + guest);
    }

    private static Principal.Guest guestOf(CartId guest) {
        return new Principal.Guest(ownerOf(guest).tokenHash());
    }

    private static Target.CurrentOf current(String customer) {
        return new Target.CurrentOf(RoutingKey.ofCustomer("default", customer));
    }

    private Outcome send(Principal principal, Target target, CartCommand command) {
        return world.send(CartRequest.single(target, principal, command, "command-" + commands++, "simulation")
                .expecting(Optional.of(new IfMatch.Any())));
    }

    /** Asks for a merge; what it knows of the guest's cart may be old. */
    private void signIn() {
        String customer = seeds.oneOf(CUSTOMERS);
        CartId guest = seeds.oneOf(GUESTS);
        UUID mergeId = NameBasedId.ofMerge(guest, customer);
        int released = world.cart(guest).orElseThrow().releasedClaims().getOrDefault(mergeId, 0);
        RequestMerge request = new RequestMerge(
                mergeId,
                seeds.onceIn(4) ? seeds.between(1, 3) : released + 1,
                guest,
                seeds.onceIn(2) ? CartPolicy.MERGE : seeds.oneOf(List.of(CartPolicy.values())),
                seeds.oneOf(List.of(QuantityPolicy.values())),
                new CreateCart("default", "EUR", new Owner.Customer(customer)));
        Outcome outcome = send(new Principal.Customer(customer), current(customer), request);
        Optional<Cart> cart = outcome instanceof Outcome.Applied applied
                ? Optional.of(applied.cart())
                : outcome instanceof Outcome.Unchanged unchanged ? Optional.of(unchanged.cart()) : Optional.empty();
        cart.ifPresent(
                known -> runs.add(new MergeSteps(known, known.merge(mergeId).orElseThrow())));
    }

    /** Makes the next step of some run, or cuts it off around that step. */
    private void goOn() {
        runs.removeIf(MergeSteps::isDone);
        if (runs.isEmpty()) {
            return;
        }
        MergeSteps run = seeds.oneOf(runs);
        switch (seeds.between(0, 11)) {
            case 0 -> runs.remove(run); // dead before the step
            case 1 -> { // dead after the step
                world.send(run.request());
                runs.remove(run);
            }
            case 2 -> { // the request is on its way while nobody waits for it
                late.add(run.request());
                runs.remove(run);
            }
            case 3 -> { // no answer in time
                late.add(run.request());
                run.giveUp();
            }
            case 4 -> { // the request arrives twice
                world.send(run.request());
                run.answered(world.send(run.request()));
            }
            default -> run.answered(world.send(run.request()));
        }
    }

    private void deliverLate() {
        if (!late.isEmpty()) {
            world.send(late.remove(seeds.between(0, late.size() - 1)));
        }
    }

    private void guestShops(CartId guest) {
        AddItem add = new AddItem(new Sku(seeds.oneOf(SKUS)), seeds.between(1, 3), Attributes.NONE);
        send(guestOf(guest), new Target.Exactly(guest), add);
    }

    private void customerShops(String customer) {
        Optional<Cart> cart = world.currentCart(current(customer).routingKey());
        if (cart.isEmpty()) {
            return;
        }
        Target target = new Target.Exactly(cart.get().cartId());
        if (cart.get().phase() instanceof Phase.CheckedOut p) {
            CartCommand answer = seeds.onceIn(2)
                    ? new ConfirmOrder(p.checkoutId(), "order")
                    : new ReleaseCheckout(p.checkoutId(), "rejected");
            send(Samples.MERGE_COMPONENT, target, answer);
            return;
        }
        CartCommand command = seeds.onceIn(4)
                ? new CheckOut()
                : new AddItem(new Sku(seeds.oneOf(SKUS)), seeds.between(1, 3), Attributes.NONE);
        send(new Principal.Customer(customer), target, command);
    }

    private void customerRegrets(String customer) {
        Optional<Cart> cart = world.currentCart(current(customer).routingKey());
        cart.ifPresent(known -> known.merges().values().stream()
                .filter(merge -> merge.status() == MergeStatus.COMPLETED)
                .findFirst()
                .ifPresent(merge -> send(
                        new Principal.Customer(customer),
                        new Target.Exactly(known.cartId()),
                        new RevertMerge(merge.mergeId()))));
    }

    /** What an owner finds unfinished among its carts, it brings to its end. */
    private void resume() {
        List<Cart> carts = new ArrayList<>(world.carts());
        seeds.shuffle(carts);
        carts.stream()
                .flatMap(cart -> Unfinished.of(cart, world).stream())
                .findFirst()
                .ifPresent(runs::add);
    }

    private void settle() {
        seeds.shuffle(late);
        late.forEach(world::send);
        Unfinished.bringToItsEnd(world, seeds);
    }
}
