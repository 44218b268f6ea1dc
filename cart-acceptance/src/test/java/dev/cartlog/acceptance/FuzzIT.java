package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.fuzz.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A part of {@code ./cart fuzz}: requests made of the descriptions, half of them broken. */
@ExtendWith(SharedPlatform.class)
class FuzzIT {
    private static final int REQUESTS = 1_500;
    private static final long SEED = 4;

    @Test
    void everyAnswerIsAsDescribed(SharedPlatform.Handle platform) throws Exception {
        Fuzz.Result result = new Fuzz(platform.now().addresses(), SEED, REQUESTS, System.out).run();

        System.out.println(result.summary());
        assertThat(result.wrong()).isEmpty();
        assertThat(result.holds()).as(result.summary()).isTrue();
    }
}
