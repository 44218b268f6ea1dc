package dev.cartlog.command.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.http.ClientReport;
import dev.cartlog.command.http.ClientReport.Count;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ClientMeters meters = new ClientMeters(registry);

    @Test
    void scalesCountsUpToThePagesThatDoNotReport() {
        meters.accept(new ClientReport("shop", 10, 3, List.of(new Count("retry", "waited", 2))));
        meters.accept(new ClientReport("shop", 1, 0, List.of(new Count("retry", "waited", 1))));

        assertThat(registry.get("cart.client.events")
                        .tags("store", "shop", "event", "retry", "kind", "waited")
                        .counter()
                        .count())
                .isEqualTo(21);
        assertThat(registry.get("cart.client.pending")
                        .tag("store", "shop")
                        .summary()
                        .max())
                .isEqualTo(3);
        assertThat(registry.get("cart.client.reports").counter().count()).isEqualTo(2);
    }

    @Test
    void madeUpStoresDoNotBecomeSeriesWithoutEnd() {
        for (int n = 0; n < ClientMeters.STORES_MAX * 4; n++) {
            meters.accept(new ClientReport("store-" + n, 1, 0, List.of(new Count("storage", "lost", 1))));
        }

        assertThat(registry.get("cart.client.events").counters()).hasSize(ClientMeters.STORES_MAX + 1);
    }
}
