package dev.cartlog.command.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.messaging.core.ApplicationContext;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/** What the parts of Axon keep for each other during one command, and where they find what lasts longer. For one thread. */
abstract class CommandResources implements ProcessingContext {
    private final ApplicationContext components;
    private final Map<ResourceKey<?>, Object> resources = new HashMap<>();

    CommandResources(ApplicationContext components) {
        this.components = components;
    }

    @Override
    public <C> C component(Class<C> type, @Nullable String name) {
        return components.component(type, name);
    }

    @Override
    public boolean containsResource(ResourceKey<?> key) {
        return resources.containsKey(key);
    }

    @Override
    @SuppressWarnings("unchecked") // a key is only ever used with its own type
    public <T> @Nullable T getResource(ResourceKey<T> key) {
        return (T) resources.get(key);
    }

    @Override
    public Map<ResourceKey<?>, Object> resources() {
        return Map.copyOf(resources);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T putResource(ResourceKey<T> key, T resource) {
        return (T) resources.put(key, resource);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T updateResource(ResourceKey<T> key, UnaryOperator<@Nullable T> update) {
        return (T) resources.compute(key, (k, known) -> update.apply((T) known));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T putResourceIfAbsent(ResourceKey<T> key, T resource) {
        return (T) resources.putIfAbsent(key, resource);
    }

    /** Not the map's own: making one resource may ask for another. */
    @Override
    public <T> T computeResourceIfAbsent(ResourceKey<T> key, Supplier<T> supplier) {
        T known = getResource(key);
        if (known == null) {
            known = supplier.get();
            putResource(key, known);
        }
        return known;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T removeResource(ResourceKey<T> key) {
        return (T) resources.remove(key);
    }

    @Override
    public <T> boolean removeResource(ResourceKey<T> key, T expected) {
        return resources.remove(key, expected);
    }
}
