package dev.cartlog.local.gateway;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The instances of one service, taken in turn. */
final class Upstream {
    private final List<URI> instances;
    private final AtomicInteger turn = new AtomicInteger();

    Upstream(List<URI> instances) {
        this.instances = List.copyOf(instances);
    }

    /** Every instance once, a different one first each time. */
    List<URI> inTurn() {
        int first = Math.floorMod(turn.getAndIncrement(), instances.size());
        return IntStream.range(0, instances.size())
                .mapToObj(i -> instances.get((first + i) % instances.size()))
                .toList();
    }
}
