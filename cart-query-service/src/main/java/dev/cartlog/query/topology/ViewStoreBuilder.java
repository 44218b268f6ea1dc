package dev.cartlog.query.topology;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Makes a partition's {@link ViewStore}.
 *
 * @param loggingEnabled whether it has a changelog, which it writes itself
 */
record ViewStoreBuilder<S extends ViewStore>(String name, boolean loggingEnabled, Supplier<S> supplier)
        implements StoreBuilder<S> {
    @Override
    public S build() {
        return supplier.get();
    }

    @Override
    public Map<String, String> logConfig() {
        return Map.of();
    }

    @Override
    public StoreBuilder<S> withCachingEnabled() {
        throw new UnsupportedOperationException("what is not written yet is the store's own affair");
    }

    @Override
    public StoreBuilder<S> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<S> withLoggingEnabled(Map<String, String> config) {
        throw new UnsupportedOperationException("whether there is a changelog is decided in Stores");
    }

    @Override
    public StoreBuilder<S> withLoggingDisabled() {
        if (loggingEnabled) {
            throw new UnsupportedOperationException(name + " cannot be restored without its changelog");
        }
        return this;
    }
}
