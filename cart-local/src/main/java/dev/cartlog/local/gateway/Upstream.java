package dev.cartlog.local.gateway;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The instances of one service, taken in turn; those that are not ready only after all that are. */
final class Upstream {
    private final List<URI> instances;
    private final Predicate<URI> ready;
    private final AtomicInteger turn = new AtomicInteger();

    Upstream(List<URI> instances, Predicate<URI> ready) {
        this.instances = List.copyOf(instances);
        this.ready = ready;
    }

    /** Every instance once, a different one first each time. Nobody knows better than they do: none is left out. */
    List<URI> inTurn() {
        int first = Math.floorMod(turn.getAndIncrement(), Math.max(1, instances.size()));
        return IntStream.range(0, instances.size())
                .mapToObj(i -> instances.get((first + i) % instances.size()))
                .sorted(Comparator.comparing(instance -> !ready.test(instance)))
                .toList();
    }
}
