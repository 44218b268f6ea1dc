package dev.cartlog.query.http;

import dev.cartlog.domain.request.Principal;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.util.HashMap;
import java.util.Map;

/** Counts open streams, so that neither one reader nor all of them together exhaust the service. */
public final class StreamCaps {
    private final int totalMax;
    private final int perReaderMax;
    private final Map<Principal, Integer> open = new HashMap<>();
    private int total;

    /** Allows so many streams at a time. */
    public StreamCaps(int totalMax, int perReaderMax) {
        this.totalMax = totalMax;
        this.perReaderMax = perReaderMax;
    }

    /** Takes a place; throws the problem when there is none. */
    synchronized void enter(Principal reader) {
        int mine = open.getOrDefault(reader, 0);
        if (total >= totalMax || mine >= perReaderMax) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_REQUESTS, "There are too many open streams; close one first.");
        }
        open.put(reader, mine + 1);
        total++;
    }

    /** Gives the place back. */
    synchronized void leave(Principal reader) {
        total--;
        if (open.merge(reader, -1, Integer::sum) == 0) {
            open.remove(reader);
        }
    }

    /** Open streams now. */
    public synchronized int total() {
        return total;
    }
}
