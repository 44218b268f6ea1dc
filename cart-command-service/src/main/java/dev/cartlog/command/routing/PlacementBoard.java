package dev.cartlog.command.routing;

import dev.cartlog.command.shard.ShardPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What is known about where shards are: this instance's own shards and everybody's announcements. */
final class PlacementBoard {
    /** Requests that wait for one shard; more are told the placement as it is. */
    static final int WAITERS_MAX = 10_000;

    private final String instance;
    private final Map<Integer, ShardPhase> phases = new ConcurrentHashMap<>();
    private final Map<Integer, OwnerAnnouncement> owners = new ConcurrentHashMap<>();
    private final Map<Integer, Set<Waiter>> waiters = new ConcurrentHashMap<>();

    private static final class Waiter {
        private final CompletableFuture<Placement> placement = new CompletableFuture<>();
    }

    /** @param instance this instance's name */
    PlacementBoard(String instance) {
        this.instance = instance;
    }

    Placement place(int partition) {
        if (phases.get(partition) == ShardPhase.ACTIVE) {
            return new Placement.Local();
        }
        OwnerAnnouncement owner = owners.get(partition);
        // A shard that is being taken over here is nowhere else, whatever was announced before.
        return owner == null || owner.instance().equals(instance) || isComingHere(partition)
                ? new Placement.Moving()
                : new Placement.Remote(owner.instance(), owner.url());
    }

    private boolean isComingHere(int partition) {
        ShardPhase phase = phases.get(partition);
        return phase == ShardPhase.FENCING || phase == ShardPhase.LOADING;
    }

    Optional<ShardPhase> phase(int partition) {
        return Optional.ofNullable(phases.get(partition));
    }

    Optional<OwnerAnnouncement> owner(int partition) {
        return Optional.ofNullable(owners.get(partition));
    }

    void phase(int partition, ShardPhase phase) {
        if (phase == ShardPhase.RELEASED) {
            phases.remove(partition);
        } else {
            phases.put(partition, phase);
        }
        changed(partition);
    }

    void announced(OwnerAnnouncement owner) {
        owners.put(owner.partition(), owner);
        changed(owner.partition());
    }

    CompletableFuture<Placement> change(int partition, Placement seen, Duration timeout) {
        Waiter waiter = new Waiter();
        Set<Waiter> waiting = waitersOf(partition);
        synchronized (waiting) {
            Placement now = place(partition);
            if (!now.equals(seen) || waiting.size() >= WAITERS_MAX) {
                return CompletableFuture.completedFuture(now);
            }
            waiting.add(waiter);
        }
        CompletableFuture<Placement> _ = waiter.placement.whenComplete((placement, failure) -> {
            synchronized (waiting) {
                waiting.remove(waiter);
            }
        });
        return waiter.placement.completeOnTimeout(seen, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void changed(int partition) {
        Set<Waiter> waiting = waitersOf(partition);
        List<Waiter> woken;
        synchronized (waiting) {
            woken = new ArrayList<>(waiting);
        }
        Placement now = place(partition);
        woken.forEach(waiter -> waiter.placement.complete(now));
    }

    private Set<Waiter> waitersOf(int partition) {
        return waiters.computeIfAbsent(partition, p -> new HashSet<>());
    }
}
