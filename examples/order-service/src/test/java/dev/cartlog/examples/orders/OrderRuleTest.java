package dev.cartlog.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.events.OrderPlaced;
import dev.cartlog.events.OrderRejected;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OrderRuleTest {
    private static final OrderRule LIMITED = new OrderRule(OptionalLong.of(5_000));

    @Test
    void placesAnOrderUpToTheLimit() {
        assertThat(LIMITED.answer(Checkouts.checkedOut("cart", 4, 5_000)))
                .isEqualTo(new OrderPlaced("cart", "checkout-cart-4", OrderRule.orderId("checkout-cart-4")));
    }

    @Test
    void rejectsAboveTheLimit() {
        assertThat(LIMITED.answer(Checkouts.checkedOut("cart", 4, 5_001)))
                .isEqualTo(new OrderRejected("cart", "checkout-cart-4", "SUBTOTAL_ABOVE_LIMIT"));
    }

    @Test
    void takesAnythingWithoutALimit() {
        OrderRule unlimited = new OrderRule(OptionalLong.empty());
        assertThat(unlimited.answer(Checkouts.checkedOut("cart", 4, Long.MAX_VALUE)))
                .isInstanceOf(OrderPlaced.class);
    }

    @Test
    void namesTheOrderOfACheckoutAlwaysTheSame() {
        assertThat(OrderRule.orderId("a")).isEqualTo(OrderRule.orderId("a")).isNotEqualTo(OrderRule.orderId("b"));
    }
}
