package dev.cartlog.command.config;

import dev.cartlog.command.http.ClientReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Counts what shops' pages report, by store: {@code cart.client.events}, scaled up to the pages that do not report, and
 * {@code cart.client.pending}.
 */
final class ClientMeters implements Consumer<ClientReport> {
    /** Anybody can name a store; those beyond are counted together. */
    static final int STORES_MAX = 50;

    private static final String OTHERS = "others";

    private final MeterRegistry meters;
    private final Counter reports;
    private final Set<String> stores = ConcurrentHashMap.newKeySet();

    ClientMeters(MeterRegistry meters) {
        this.meters = meters;
        this.reports = Counter.builder("cart.client.reports")
                .description("Reports that were taken")
                .register(meters);
    }

    @Override
    public void accept(ClientReport report) {
        String store = nameOf(report.store());
        reports.increment();
        DistributionSummary.builder("cart.client.pending")
                .description("Changes that had not reached the service when a page reported")
                .tag("store", store)
                .register(meters)
                .record(report.pending());
        for (ClientReport.Count count : report.counts()) {
            Counter.builder("cart.client.events")
                    .description("What the SDK met on shops' pages, scaled up from those that report")
                    .tag("store", store)
                    .tag("event", count.event())
                    .tag("kind", count.kind())
                    .register(meters)
                    .increment((double) count.times() * report.oneIn());
        }
    }

    private synchronized String nameOf(String store) {
        if (stores.contains(store) || (stores.size() < STORES_MAX && stores.add(store))) {
            return store;
        }
        return OTHERS;
    }
}
