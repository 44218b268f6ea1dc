package dev.cartlog.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import dev.cartlog.local.traces.TraceSpan;
import dev.cartlog.local.traces.TraceStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The gateway's own span of a request: of the trace that the page began, or the first of a new one. */
final class TracedRequest {
    static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_BYTES = 8;

    private final TraceStore store;
    private final String traceId;
    private final String spanId = hex(SPAN_ID_BYTES);
    private final String parentSpanId;
    private final String name;
    private final long startNanos = now();

    TracedRequest(HttpExchange exchange, TraceStore store) {
        @Nullable String sent = exchange.getRequestHeaders().getFirst(HEADER);
        Matcher form = FORM.matcher(sent == null ? "" : sent);
        boolean known = form.matches();
        this.store = store;
        this.traceId = known ? form.group(1) : hex(TRACE_ID_BYTES);
        this.parentSpanId = known ? form.group(2) : "";
        this.name = exchange.getRequestMethod() + " at the shop's address";
    }

    /** For the service that the request goes to. */
    String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    void end() {
        store.add(new TraceSpan(traceId, spanId, parentSpanId, "gateway", name, startNanos, now()));
    }

    private static long now() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
