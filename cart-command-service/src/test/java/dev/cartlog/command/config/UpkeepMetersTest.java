package dev.cartlog.command.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class UpkeepMetersTest {

    @Test
    void showsTheCartsInTroubleOfAllShards() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        UpkeepMeters upkeep = new UpkeepMeters(meters);
        assertThat(meters.get("cart.upkeep.troubled").gauge().value()).isZero();

        upkeep.troubled(0, 3);
        upkeep.troubled(1, 2);
        upkeep.troubled(0, 1);

        assertThat(meters.get("cart.upkeep.troubled").gauge().value()).isEqualTo(3);
    }
}
