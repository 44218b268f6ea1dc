package dev.cartlog.query.http;

import dev.cartlog.query.audit.EventFinder;
import dev.cartlog.query.audit.EventSearch;
import dev.cartlog.query.audit.EventSearch.Query;
import dev.cartlog.query.topology.AuditKey.Position;
import dev.cartlog.query.topology.Codec;
import dev.cartlog.query.topology.StoredEvent;
import dev.cartlog.query.view.LoggedEvent;
import dev.cartlog.query.view.NotReadableException;
import dev.cartlog.query.view.Placement;
import dev.cartlog.query.view.Placement.Place;
import dev.cartlog.query.view.StoreSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Asks every instance for the first events it has, and keeps the first of them all. When a partition is with nobody at
 * the moment, it fails: a search that leaves events out without saying so is worse than none.
 */
public final class ScatteredSearch implements EventFinder {
    private final EventSearch search;
    private final StoreSource stores;
    private final Codec codec;
    private final Placement placement;
    private final Peers peers;
    private final Scheduler readers;

    /** Asks these peers for what is not in these views. */
    public ScatteredSearch(
            EventSearch search, StoreSource stores, Codec codec, Placement placement, Peers peers, Scheduler readers) {
        this.search = search;
        this.stores = stores;
        this.codec = codec;
        this.placement = placement;
        this.peers = peers;
        this.readers = readers;
    }

    /** What one instance has. */
    private record Part(Set<Integer> partitions, List<LoggedEvent> events) {}

    @Override
    public Mono<List<LoggedEvent>> find(Query query) {
        return Mono.defer(() -> Flux.fromIterable(placement.partitions().keySet())
                        .flatMap(place -> part(place, query))
                        .collectList())
                .map(parts -> gathered(parts, query.limit()));
    }

    private Mono<Part> part(Place place, Query query) {
        return switch (place) {
            case Place.Here here -> Mono.fromCallable(() -> local(query)).subscribeOn(readers);
            case Place.At other ->
                peers.ask(other, InternalRoutes.EVENTS, EventPack.question(query))
                        .map(answer -> part(EventPack.of(
                                answer.orElseThrow(() -> new NotReadableException("another instance has no search")))));
        };
    }

    private Part local(Query query) {
        Set<Integer> partitions = stores.partitions();
        return new Part(partitions, search.search(partitions, query));
    }

    private Part part(EventPack pack) {
        return new Part(
                pack.partitions(), pack.events().stream().map(this::logged).toList());
    }

    private LoggedEvent logged(StoredEvent stored) {
        return new LoggedEvent(codec.event(stored.record()), stored);
    }

    private List<LoggedEvent> gathered(List<Part> parts, int limit) {
        Set<Integer> covered = new TreeSet<>();
        parts.forEach(part -> covered.addAll(part.partitions()));
        if (covered.size() < placement.partitionCount()) {
            throw new NotReadableException("partitions are moving; only " + covered + " were searched");
        }
        // While a partition moves, two instances may both have it.
        return parts.stream()
                .flatMap(part -> part.events().stream())
                .distinct()
                .sorted(Comparator.comparing(
                        event -> Position.of(event.recorded().meta())))
                .limit(limit)
                .toList();
    }
}
