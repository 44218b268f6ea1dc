package dev.cartlog.local.traces;

/**
 * A piece of work that belongs to a trace.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param parentSpanId the span that caused it; empty when there is none
 * @param service which process did it
 * @param name what was done
 * @param startNanos since 1970
 * @param endNanos since 1970
 */
public record TraceSpan(
        String traceId,
        String spanId,
        String parentSpanId,
        String service,
        String name,
        long startNanos,
        long endNanos) {}
