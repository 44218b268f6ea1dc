package dev.cartlog.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.faults.Fencing.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The check itself, shown logs with and without a mistake. */
class FencingTest {
    @Test
    void successorsOneAfterTheOtherAreFine() {
        assertThat(Fencing.check(
                        List.of(write(0, 7, 3), write(1, 8, 3), write(2, 7, 3), write(3, 7, 4), write(4, 8, 5))))
                .isEmpty();
    }

    @Test
    void aWriteByOneWhoWasFencedIsFound() {
        assertThat(Fencing.check(List.of(write(0, 7, 3), write(1, 7, 4), write(2, 7, 3))))
                .singleElement()
                .asString()
                .contains("offset 2")
                .contains("epoch 3");
    }

    private static Write write(long offset, long writer, int epoch) {
        return new Write("cart-events-0", offset, writer, (short) epoch);
    }
}
