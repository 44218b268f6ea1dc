package dev.cartlog.command.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.shard.Requests;
import dev.cartlog.domain.value.CartId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TroubledCartsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final CartId CART = Requests.guestCart(1);

    private final TroubledCarts carts = new TroubledCarts();

    @Test
    void eachFailureDoublesTheWaitUpToALimit() {
        Instant now = NOON;
        Duration wait = TroubledCarts.DELAY_MIN;
        for (int failures = 0; failures < 20; failures++) {
            carts.failed(CART, now);
            assertThat(carts.mayBeTried(CART, now.plus(wait).minusMillis(1))).isFalse();
            now = now.plus(wait);
            assertThat(carts.mayBeTried(CART, now)).isTrue();
            wait = wait.multipliedBy(2).compareTo(TroubledCarts.DELAY_MAX) < 0
                    ? wait.multipliedBy(2)
                    : TroubledCarts.DELAY_MAX;
        }
        assertThat(wait).isEqualTo(TroubledCarts.DELAY_MAX);
    }

    @Test
    void aCartThatRecoversStartsAfresh() {
        carts.failed(CART, NOON);
        carts.failed(CART, NOON);
        carts.recovered(CART);
        assertThat(carts.mayBeTried(CART, NOON)).isTrue();

        carts.failed(CART, NOON);
        assertThat(carts.mayBeTried(CART, NOON.plus(TroubledCarts.DELAY_MIN))).isTrue();
    }

    @Test
    void onlySoManyAreRemembered() {
        for (int i = 0; i < TroubledCarts.CARTS_MAX + 10; i++) {
            carts.failed(Requests.guestCart(i), NOON);
        }

        assertThat(carts.size()).isEqualTo(TroubledCarts.CARTS_MAX);
        assertThat(carts.mayBeTried(Requests.guestCart(0), NOON)).isTrue();
        assertThat(carts.mayBeTried(Requests.guestCart(TroubledCarts.CARTS_MAX), NOON))
                .isFalse();
    }
}
