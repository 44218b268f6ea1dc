package dev.cartlog.domain.explore;

import static dev.cartlog.domain.fixture.Samples.ALICE;
import static dev.cartlog.domain.fixture.Samples.ALICES_CART;
import static dev.cartlog.domain.fixture.Samples.ALICE_OWNER;
import static dev.cartlog.domain.fixture.Samples.BOB;
import static dev.cartlog.domain.fixture.Samples.MERGE_COMPONENT;
import static dev.cartlog.domain.fixture.Samples.NOON;
import static dev.cartlog.domain.fixture.Samples.add;
import static dev.cartlog.domain.fixture.Samples.change;
import static dev.cartlog.domain.fixture.Samples.changeBy;
import static dev.cartlog.domain.fixture.Samples.pieces;
import static dev.cartlog.domain.fixture.Samples.remove;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.CommandLedger;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.ClearCart;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.CartCommand.Recalculate;
import dev.cartlog.domain.command.CartCommand.ReleaseCheckout;
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.command.Limits;
import dev.cartlog.domain.fixture.Samples;
import dev.cartlog.domain.fixture.Seeds;
import dev.cartlog.domain.fixture.Shop;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.IfMatch;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Long random histories of one cart: batches, reused keys, stale versions, a moving shop and a jumping clock. */
class RandomHistoriesTest {
    private static final int SEEDS = 60;
    private static final int STEPS = 400;
    private static final List<String> SKUS = List.of("tea", "cup", "pot", "jar", "gin");
    private static final Limits LIMITS = new Limits(4, pieces(9), Duration.ofMinutes(30));

    @Test
    void everyStepKeepsEveryPromise() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                run(new Seeds(seed));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static void run(Seeds seeds) {
        Instant now = NOON;
        Shop shop = Shop.selling("tea", "cup", "pot", "jar");
        Position position = Position.start(ALICES_CART)
                .after(
                        CartRequest.single(
                                new Target.Exactly(ALICES_CART),
                                ALICE,
                                new CreateCart("default", "EUR", ALICE_OWNER),
                                "create",
                                "correlation"),
                        new Context(now, shop, LIMITS, 2));
        for (int step = 0; step < STEPS; step++) {
            now = now.plusMillis(seeds.between(0, 5_000));
            if (seeds.onceIn(20)) {
                now = now.plus(Duration.ofHours(seeds.onceIn(2) ? 1 : -1));
            }
            shop = seeds.onceIn(5) ? moved(seeds, shop) : shop;
            position = position.after(
                    request(seeds, position.cart().orElseThrow(), step), new Context(now, shop, LIMITS, 2));
        }
        position.checkWholeFold();
        assertThat(position.log().size()).isGreaterThan(STEPS / 20);
        assertThat(position.cart().orElseThrow().ledger().entries())
                .hasSizeLessThanOrEqualTo(CommandLedger.COMMANDS_REMEMBERED_MAX);
    }

    private static Shop moved(Seeds seeds, Shop shop) {
        String sku = seeds.oneOf(SKUS.subList(0, 4));
        return switch (seeds.between(0, 4)) {
            case 0 -> shop.price(sku, Samples.eur(seeds.between(1, 9_999)));
            case 1 -> shop.stock(sku, seeds.between(0, 12));
            case 2 -> shop.quantities(sku, seeds.between(0, 2), seeds.between(2, 12));
            case 3 -> shop.discontinued(sku);
            default -> shop.without(sku).stock(sku, 100);
        };
    }

    private static CartRequest request(Seeds seeds, Cart cart, int step) {
        // One of the last keys comes again now and then, mostly with another payload.
        String key = "key-" + (seeds.onceIn(6) ? step - seeds.between(0, 3) : step);
        if (cart.phase() instanceof Phase.CheckedOut p && seeds.onceIn(2)) {
            return CartRequest.single(
                    new Target.Exactly(ALICES_CART),
                    MERGE_COMPONENT,
                    new ReleaseCheckout(p.checkoutId(), "no answer"),
                    key,
                    "correlation");
        }
        int commands = seeds.onceIn(3) ? seeds.between(2, 6) : 1;
        List<CartCommand> drawn = seeds.onceIn(25)
                ? List.of(new CheckOut())
                : IntStream.range(0, commands).mapToObj(n -> command(seeds)).toList();
        return new CartRequest(
                new Target.Exactly(ALICES_CART),
                seeds.onceIn(30) ? BOB : ALICE,
                drawn,
                drawn.size() > 1,
                key,
                "correlation",
                Optional.empty(),
                ifMatch(seeds, cart));
    }

    private static Optional<IfMatch> ifMatch(Seeds seeds, Cart cart) {
        return switch (seeds.between(0, 3)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new IfMatch.Version(cart.version()));
            case 2 -> Optional.of(new IfMatch.Any());
            default -> Optional.of(new IfMatch.Version(new CartVersion(seeds.between(1, 400))));
        };
    }

    private static CartCommand command(Seeds seeds) {
        String sku = seeds.oneOf(SKUS);
        return switch (seeds.between(0, 9)) {
            case 0, 1, 2, 3 -> add(sku, seeds.between(0, 6));
            case 4, 5 -> change(sku, seeds.between(-1, 10));
            case 6, 7 -> changeBy(sku, seeds.between(-3, 3));
            case 8 -> remove(sku);
            default ->
                Stream.of(new ClearCart(), new Recalculate())
                        .skip(seeds.between(0, 1))
                        .findFirst()
                        .orElseThrow();
        };
    }
}
