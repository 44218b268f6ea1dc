package dev.cartlog.local.traces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last traces, in memory. */
public final class TraceStore {
    private static final int TRACES_MAX = 200;

    /** More than one request ever causes; a client that gives all its requests one trace gets no more. */
    private static final int SPANS_PER_TRACE_MAX = 200;

    private final Map<String, List<TraceSpan>> traces = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<TraceSpan>> eldest) {
            return size() > TRACES_MAX;
        }
    };

    /** Keeps a span, and forgets the oldest trace when there are too many. */
    public synchronized void add(TraceSpan span) {
        List<TraceSpan> trace = traces.computeIfAbsent(span.traceId(), id -> new ArrayList<>());
        if (trace.size() < SPANS_PER_TRACE_MAX) {
            trace.add(span);
        }
    }

    /** What is known of a trace, in the order in which it began; empty when nothing is. */
    public synchronized List<TraceSpan> trace(String id) {
        return traces.getOrDefault(id, List.of()).stream()
                .sorted(Comparator.comparingLong(TraceSpan::startNanos))
                .toList();
    }

    /** The traces there are, the newest last. */
    public synchronized List<String> ids() {
        return List.copyOf(traces.keySet());
    }
}
