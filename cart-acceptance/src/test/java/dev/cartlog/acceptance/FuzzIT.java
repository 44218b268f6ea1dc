package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.fuzz.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bounded run of {@code ./cart fuzz}, always with the same seed. */
@ExtendWith(SharedPlatform.class)
class FuzzIT {
    private static final int REQUESTS = 2_000;
    private static final long SEED = 20_260_102;

    @Test
    void everyAnswerIsAsTheServicesDescribeThemselves(SharedPlatform.Handle platform) throws InterruptedException {
        Fuzz.Result result = new Fuzz(platform.now().addresses(), SEED, REQUESTS, System.out).run();
        System.out.println(result.summary());
        assertThat(result.wrong()).isEmpty();
    }
}
