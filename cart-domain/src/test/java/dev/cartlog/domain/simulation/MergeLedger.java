package dev.cartlog.domain.simulation;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.document.StateHash;
import dev.cartlog.domain.event.CartEvent.CartMergeClaimed;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.event.CartEvent.CartMergedInto;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.fixture.Seeds;
import dev.cartlog.domain.merge.MergeResult;
import dev.cartlog.domain.merge.MergeRule;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Audits the logs of a simulated world: no guest line unaccounted, granted as the rule says, applied once. */
final class MergeLedger {
    private final Map<CartId, Cart> carts = new HashMap<>();
    private final Map<String, CartMergeClaimed> claims = new HashMap<>();
    private final Map<CartId, CartMerged> merged = new HashMap<>();
    private final Set<UUID> finished = new HashSet<>();
    private final List<String> violations = new ArrayList<>();

    private MergeLedger() {}

    /** What is wrong with the world's history; empty when nothing is. */
    static List<String> violations(World world) {
        MergeLedger ledger = new MergeLedger();
        ledger.carts.putAll(world.begun());
        world.log().forEach(ledger::read);
        ledger.atTheEnd(world);
        return ledger.violations;
    }

    private void expect(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }

    private void read(RecordedEvent event) {
        CartId cartId = event.meta().cartId();
        Optional<Cart> before = Optional.ofNullable(carts.get(cartId));
        String previousHash = before.map(Cart::lastHash).orElse(EventMeta.GENESIS_HASH);
        expect(event.meta().previousHash().equals(previousHash), "broken chain on " + cartId);
        expect(event.computedHash().equals(event.meta().hash()), "wrong hash on " + cartId);
        switch (event.event()) {
            case CartMergeClaimed e -> claimed(e, before.orElseThrow());
            case CartMerged e -> merged(e, cartId);
            case CartMergedInto e -> mergedInto(e, cartId);
            default -> {
                // Other events need no account; the fold itself says whether they can follow.
            }
        }
        carts.put(cartId, Evolution.evolve(before, event));
    }

    private void claimed(CartMergeClaimed event, Cart guest) {
        expect(event.lines().equals(guest.lines().all()), "a claim shows other lines than the cart has");
        expect(event.version().equals(guest.version()), "a claim shows another version");
        expect(!merged.containsKey(guest.cartId()), "claimed after it was merged");
        claims.put(attempt(event.mergeId(), event.attempt(), event.customerCartId()), event);
    }

    private static String attempt(UUID mergeId, int attempt, CartId customerCart) {
        return mergeId + "/" + attempt + "/" + customerCart;
    }

    private void merged(CartMerged event, CartId customerCart) {
        CartMergeClaimed claim = claims.get(attempt(event.mergeId(), event.attempt(), customerCart));
        expect(claim != null, "merged without a claim");
        expect(claim == null || claim.lines().equals(event.guestLines()), "merged other lines than were claimed");
        expect(merged.put(event.guestCartId(), event) == null, "applied twice");
        expect(
                event.customerLines()
                        .equals(Objects.requireNonNull(carts.get(customerCart))
                                .lines()
                                .all()),
                "merged into other lines than the cart had");
        MergeResult again = MergeRule.apply(event.inputs());
        expect(again.outcomes().equals(event.outcomes()), "the outcomes do not follow from the inputs");
        expect(again.lines().equals(event.lines()), "the lines do not follow from the inputs");
        expect(event.outcomes().size() == event.guestLines().size(), "a guest line is unaccounted");
    }

    private void mergedInto(CartMergedInto event, CartId guestCart) {
        CartMerged done = merged.get(guestCart);
        expect(done != null && done.mergeId().equals(event.mergeId()), "finished without being merged");
        finished.add(event.mergeId());
    }

    private void atTheEnd(World world) {
        for (Cart cart : world.carts()) {
            expect(cart.equals(carts.get(cart.cartId())), "the fold of the log is another cart");
            expect(!(cart.phase() instanceof Phase.Merging), "a guest's cart stays claimed for ever");
        }
        merged.forEach((guestCart, event) -> expect(
                finished.contains(event.mergeId())
                        && Objects.requireNonNull(carts.get(guestCart)).phase() instanceof Phase.Merged,
                "merged, but the guest's cart lives on"));
    }

    /** One hash over all carts, folded from the log with the carts' events interleaved in another order. */
    static String hashOfShuffled(World world, Seeds seeds) {
        Map<CartId, List<RecordedEvent>> waiting =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        world.log()
                .forEach(e -> waiting.computeIfAbsent(e.meta().cartId(), id -> new ArrayList<>())
                        .add(e));
        Map<CartId, Cart> folded = new HashMap<>(world.begun());
        while (!waiting.isEmpty()) {
            CartId next = seeds.oneOf(List.copyOf(waiting.keySet()));
            List<RecordedEvent> events = Objects.requireNonNull(waiting.get(next));
            RecordedEvent event = events.removeFirst();
            folded.put(next, Evolution.evolve(Optional.ofNullable(folded.get(next)), event));
            if (events.isEmpty()) {
                waiting.remove(next);
            }
        }
        return hash(folded);
    }

    /** The same hash over the carts as they came to be. */
    static String hash(World world) {
        Map<CartId, Cart> carts = new HashMap<>();
        world.carts().forEach(cart -> carts.put(cart.cartId(), cart));
        return hash(carts);
    }

    private static String hash(Map<CartId, Cart> carts) {
        StringBuilder text = new StringBuilder();
        carts.values().stream()
                .map(cart -> cart.cartId() + " " + StateHash.of(cart) + " " + cart.lastHash() + "\n")
                .sorted()
                .forEach(text::append);
        return Sha256.hex(text.toString());
    }
}
