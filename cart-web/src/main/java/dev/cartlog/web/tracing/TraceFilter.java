package dev.cartlog.web.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** A span for each request. What handles the request finds that span in the {@code traceparent} header. */
final class TraceFilter implements WebFilter, Ordered {
    private static final String STATUS = "http.response.status_code";
    private static final String ROUTE = "http.route";

    private final Tracer tracer;

    TraceFilter(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        Span span = tracer.spanBuilder(request.getMethod().name())
                .setSpanKind(SpanKind.SERVER)
                .setParent(Traceparent.parent(request.getHeaders().getFirst(Traceparent.HEADER))
                        .orElse(Context.root()))
                .startSpan();
        ServerWebExchange traced = exchange.mutate()
                .request(changed -> changed.headers(headers -> headers.set(Traceparent.HEADER, Traceparent.of(span))))
                .build();
        return chain.filter(traced).doFinally(signal -> end(span, traced));
    }

    private static void end(Span span, ServerWebExchange exchange) {
        Object route = exchange.getAttribute(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE);
        if (route != null) {
            span.updateName(exchange.getRequest().getMethod().name() + " " + route);
            span.setAttribute(ROUTE, route.toString());
        }
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        if (status != null) {
            span.setAttribute(STATUS, status.value());
        }
        span.end();
    }
}
