package dev.cartlog.query.view;

import dev.cartlog.query.topology.FoldClock;
import dev.cartlog.query.topology.Part;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * Sees to it that no view is read that is silently old.
 *
 * <p>A part of the views that was taken over is readable only when its fold has passed everything that was in the log
 * at that moment: whoever kept it before may have shown all of that. And it stays readable only as long as the log was
 * seen lately: an instance that was suspended or cut off may have been replaced, and the lease ends before a replacement
 * can begin. After a lapse everything must be caught up with once more.
 */
public final class Freshness implements FoldClock {
    /** Shorter than the group's session timeout, after which other instances take over. */
    public static final Duration LEASE = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private final Clock clock;
    private final ConcurrentMap<Part, FoldProgress> held = new ConcurrentHashMap<>();
    private volatile long seenNanos;

    /**
     * How far a part has come.
     *
     * @param end behind the last record that is known of
     * @param lagRecords between the two, marks of transactions included
     * @param knownUntil everything in the log by then has been folded
     */
    public record Standing(Part part, boolean readable, long next, long end, long lagRecords, Instant knownUntil) {}

    /** Measures the lease with one clock and tells moments by the other. */
    public Freshness(LongSupplier nanoTime, Clock clock) {
        this.nanoTime = nanoTime;
        this.clock = clock;
        seenNanos = nanoTime.getAsLong();
    }

    @Override
    public void taken(Part part) {
        held.put(part, new FoldProgress());
    }

    @Override
    public void applied(Part part, long offset) {
        FoldProgress progress = held.get(part);
        if (progress != null) {
            progress.applied(offset);
        }
    }

    @Override
    public void released(Part part) {
        held.remove(part);
    }

    @Override
    public Instant knownUntil(Part part) {
        return Optional.ofNullable(held.get(part)).map(FoldProgress::knownUntil).orElse(Instant.EPOCH);
    }

    /** Whether this part is folded here, be it readable yet or not. */
    public boolean holds(Part part) {
        return held.containsKey(part);
    }

    /** Throws {@link NotReadableException} when what is kept of this part may be older than what others have shown. */
    public void require(Part part) {
        FoldProgress progress = held.get(part);
        if (progress == null) {
            throw new NotReadableException("partition " + part.partition() + " is not kept here");
        }
        if (hasLapsed()) {
            throw new NotReadableException("the log has not been seen for too long");
        }
        if (!progress.caughtUp()) {
            throw new NotReadableException("partition " + part.partition() + " is still catching up with the log");
        }
    }

    /** Whether the log has not been seen for so long that others may be ahead. */
    public boolean hasLapsed() {
        return nanoTime.getAsLong() - seenNanos > LEASE.toNanos();
    }

    /** Whether everything kept here can be read. */
    public boolean isReadable() {
        return !hasLapsed() && held.values().stream().allMatch(FoldProgress::caughtUp);
    }

    /** Looks at the log once; throws what the log throws, and then the lease runs on. */
    public void look(LogEnds log) {
        long begun = nanoTime.getAsLong();
        if (hasLapsed()) {
            held.values().forEach(FoldProgress::doubt);
        }
        Set<Part> parts = Set.copyOf(held.keySet());
        Instant now = clock.instant();
        Map<Part, Long> ends = parts.isEmpty() ? Map.of() : log.ends(parts);
        for (Part part : parts) {
            FoldProgress progress = held.get(part);
            Long end = ends.get(part);
            if (progress != null && end != null) {
                compare(part, progress, end, now, log);
            }
        }
        seenNanos = begun;
    }

    private static void compare(Part part, FoldProgress progress, long end, Instant now, LogEnds log) {
        if (!progress.hasBegun()) {
            progress.begin(log.committed(part));
        }
        if (progress.awaits()) {
            return;
        }
        long next = progress.next();
        if (next >= end) {
            progress.settle(end, now);
            return;
        }
        log.lastRecord(part, next, end)
                .ifPresentOrElse(last -> progress.await(last, end, now), () -> progress.settle(end, now));
    }

    /** How far everything kept here has come, in order. */
    public List<Standing> standings() {
        boolean lapsed = hasLapsed();
        List<Standing> standings = new ArrayList<>();
        held.forEach((part, progress) -> standings.add(new Standing(
                part,
                !lapsed && progress.caughtUp(),
                progress.next(),
                progress.end(),
                progress.lag(),
                progress.knownUntil())));
        standings.sort(
                Comparator.comparing((Standing standing) -> standing.part().feed())
                        .thenComparingInt(standing -> standing.part().partition()));
        return standings;
    }
}
