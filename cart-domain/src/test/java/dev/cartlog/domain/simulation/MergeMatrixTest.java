package dev.cartlog.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.ImpossibleEvent;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.fixture.Samples;
import dev.cartlog.domain.fixture.Seeds;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.CartLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random pairs of carts × every cart policy × every quantity policy × every crash point, in a random order of what happens
 * after the crash. How many pairs is the system property {@code merge.pairs}; the first seed is {@code merge.first}.
 */
class MergeMatrixTest {
    private static final long PAIRS = Long.getLong("merge.pairs", 40);
    private static final long FIRST = Long.getLong("merge.first", 0);
    private static final List<CrashPoint> CRASHES = CrashPoint.all();

    /** What was looked at, over all pairs. */
    private static final class Tally {
        final LongAdder merges = new LongAdder();
        final LongAdder lines = new LongAdder();
    }

    @Test
    void everyMergeIsAppliedOnceAndLosesNoLineWhereverItIsCutOff() {
        Tally tally = new Tally();
        LongStream.range(FIRST, FIRST + PAIRS).parallel().forEach(seed -> pair(seed, tally));

        assertThat(tally.merges.sum())
                .isEqualTo(PAIRS * CartPolicy.values().length * QuantityPolicy.values().length * (1L + CRASHES.size()));
        System.out.printf(
                "%,d pairs of carts, %,d merges, %,d guest lines: 0 unaccounted, hashes identical, each applied once%n",
                PAIRS, tally.merges.sum(), tally.lines.sum());
    }

    private static void pair(long seed, Tally tally) {
        CartPair pair = CartPair.draw(seed);
        for (CartPolicy cartPolicy : CartPolicy.values()) {
            for (QuantityPolicy quantityPolicy : QuantityPolicy.values()) {
                Seeds seeds = new Seeds(seed);
                String name = "merge.first=" + seed + ", " + cartPolicy + ", " + quantityPolicy;
                World smooth =
                        OneMerge.make(pair.world(Rules.REAL), cartPolicy, quantityPolicy, Optional.empty(), seeds);
                check(smooth, smooth, seeds, name, tally);
                for (CrashPoint crash : CRASHES) {
                    World world = OneMerge.make(
                            pair.world(Rules.REAL), cartPolicy, quantityPolicy, Optional.of(crash), seeds);
                    check(world, smooth, seeds, name + ", " + crash, tally);
                }
            }
        }
    }

    private static void check(World world, World smooth, Seeds seeds, String name, Tally tally) {
        List<String> wrongs = wrongs(world, seeds);
        if (!customerLines(world).equals(customerLines(smooth))) {
            wrongs.add("another result than without the crash");
        }
        if (!wrongs.isEmpty()) {
            throw new AssertionError(name + ": " + wrongs);
        }
        tally.merges.increment();
        tally.lines.add(world.cart(CartPair.GUEST).orElseThrow().lines().size());
    }

    private static List<String> wrongs(World world, Seeds seeds) {
        List<String> wrongs = new ArrayList<>(MergeLedger.violations(world));
        long applied = world.log().stream()
                .filter(event -> event.event() instanceof CartMerged)
                .count();
        if (applied != 1) {
            wrongs.add("applied " + applied + " times");
        }
        if (!(world.cart(CartPair.GUEST).orElseThrow().phase() instanceof Phase.Merged)) {
            wrongs.add("the guest's cart is not merged");
        }
        Cart customer = world.cart(CartPair.CUSTOMER).orElseThrow();
        if (customer.merge(Samples.MERGE_ID).orElseThrow().status() != MergeStatus.COMPLETED) {
            wrongs.add("the merge is not completed");
        }
        if (!MergeLedger.hashOfShuffled(world, seeds).equals(MergeLedger.hash(world))) {
            wrongs.add("another hash in another interleaving");
        }
        return wrongs;
    }

    private static List<CartLine> customerLines(World world) {
        return world.cart(CartPair.CUSTOMER).orElseThrow().lines().all();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            // Nobody goes on shopping here, no two customers meet, and in the end every claim becomes a merge.
            names = {"CLAIMED_CARTS_CHANGE", "LAST_CLAIM_WINS", "NEVER_RELEASES", "RELEASE_FINISHES"})
    void everyFaultThatCanShowHereIsNoticed(Fault fault) {
        for (long seed = 0; seed < 20; seed++) {
            CartPair pair = CartPair.draw(seed);
            for (CrashPoint crash : CRASHES) {
                if (!wrongs(seed, pair.world(fault), crash).isEmpty()) {
                    return;
                }
            }
        }
        throw new AssertionError(fault + " went unnoticed");
    }

    private static List<String> wrongs(long seed, World world, CrashPoint crash) {
        Seeds seeds = new Seeds(seed);
        try {
            return wrongs(OneMerge.make(world, CartPolicy.MERGE, QuantityPolicy.SUM, Optional.of(crash), seeds), seeds);
        } catch (ImpossibleEvent e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
