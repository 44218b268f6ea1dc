package dev.cartlog.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StateWriterTest {
    private static final int SEEDS = 300;

    @Test
    void theBytesAreThoseOfTheRecord() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomDomain random = new RandomDomain(seed);
            for (Phase phase : random.phases()) {
                Cart cart = random.cart(phase);
                assertThat(Encoding.written(out -> StateWriter.write(cart, out)))
                        .as("seed %d, %s", seed, phase)
                        .isEqualTo(Encoding.of(StateMapper.toAvro(cart)));
            }
        }
    }
}
