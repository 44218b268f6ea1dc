package dev.cartlog.web.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header that hands a trace on, over HTTP and with records (W3C Trace Context). */
public final class Traceparent {
    /** Its name. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int TRACE_ID = 3;
    private static final int SPAN_ID = 36;
    private static final int FLAGS = 53;

    private Traceparent() {}

    /** The header for whatever a span causes. */
    public static String of(Span span) {
        SpanContext context = span.getSpanContext();
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }

    /** The context that a header names, to be a span's parent; empty when there is none or it makes no sense. */
    public static Optional<Context> parent(@Nullable String header) {
        if (header == null || !FORM.matcher(header).matches()) {
            return Optional.empty();
        }
        SpanContext context = SpanContext.createFromRemoteParent(
                header.substring(TRACE_ID, SPAN_ID - 1),
                header.substring(SPAN_ID, FLAGS - 1),
                TraceFlags.fromHex(header, FLAGS),
                TraceState.getDefault());
        return context.isValid() ? Optional.of(Context.root().with(Span.wrap(context))) : Optional.empty();
    }
}
