package dev.cartlog.web.request;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The outermost filter: gives every answer its correlation id and protective headers, turns every failure into a problem,
 * and writes one line per request to the log.
 */
public final class RequestFilter implements WebFilter, Ordered {
    /** Ties together what one request causes, in answers, logs and events. */
    public static final String CORRELATION_ID = "X-Correlation-Id";

    private static final Logger LOG = LoggerFactory.getLogger("dev.cartlog.requests");
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String HSTS = "max-age=31536000";

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders sent = exchange.getRequest().getHeaders();
        RequestTrace trace = new RequestTrace(CorrelationId.of(sent.getFirst(CORRELATION_ID)), System.nanoTime());
        trace.attachTo(exchange);
        protect(exchange.getResponse().getHeaders(), trace.correlationId());
        return chain.filter(exchange)
                .onErrorResume(failure -> Failures.answer(exchange, trace, failure))
                .doFinally(signal -> log(exchange, trace));
    }

    /** Nobody stores, sniffs, frames or runs what we answer, unless a route says otherwise. */
    private static void protect(HttpHeaders headers, String correlationId) {
        headers.set(CORRELATION_ID, correlationId);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Strict-Transport-Security", HSTS);
        headers.setCacheControl("no-store");
    }

    private static void log(ServerWebExchange exchange, RequestTrace trace) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        LoggingEventBuilder line = LOG.atInfo()
                .addKeyValue("correlationId", trace.correlationId())
                .addKeyValue("method", exchange.getRequest().getMethod().name())
                .addKeyValue("durationMicros", TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - trace.startedNanos()));
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        if (status != null) {
            line = line.addKeyValue("status", status.value());
        }
        for (var field : trace.fields().entrySet()) {
            line = line.addKeyValue(field.getKey(), field.getValue());
        }
        line.log("request");
    }
}
