package dev.cartlog.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnsweredCheckoutsTest {
    private final AnsweredCheckouts answered = new AnsweredCheckouts();

    @Test
    void knowsACheckoutByItsIdWhateverItsVersionSays() {
        answered.add("checkout-1", "cart", 0);
        assertThat(answered.contains("checkout-1", "cart", 4)).isTrue();
        assertThat(answered.contains("checkout-2", "cart", 4)).isFalse();
    }

    @Test
    void takesAnEarlierVersionOfAnAnsweredCartForARepeat() {
        answered.add("checkout-2", "cart", 7);
        assertThat(answered.contains("checkout-1", "cart", 4)).isTrue();
        assertThat(answered.contains("checkout-3", "cart", 9)).isFalse();
        assertThat(answered.contains("checkout-1", "other-cart", 4)).isFalse();
    }

    @Test
    void remembersTheNewestVersionInWhateverOrderAnswersAreRead() {
        answered.add("checkout-2", "cart", 7);
        answered.add("checkout-1", "cart", 4);
        assertThat(answered.contains("unseen", "cart", 7)).isTrue();
        assertThat(answered.size()).isEqualTo(2);
    }
}
