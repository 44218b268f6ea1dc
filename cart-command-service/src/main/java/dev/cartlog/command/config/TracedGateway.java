package dev.cartlog.command.config;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.web.tracing.Traceparent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A span from a request's submission to its durable answer, wherever its shard is. The request's events carry it, so what
 * follows from them belongs to it.
 */
final class TracedGateway implements CartGateway {
    private static final String COMMANDS = "cart.commands";
    private static final String OUTCOME = "cart.outcome";

    private final CartGateway gateway;
    private final Tracer tracer;

    TracedGateway(CartGateway gateway, Tracer tracer) {
        this.gateway = gateway;
        this.tracer = tracer;
    }

    @Override
    public CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers) {
        Context parent = Traceparent.parent(headers.get(Traceparent.HEADER)).orElse(Context.root());
        Span span = tracer.spanBuilder("shard").setParent(parent).startSpan();
        span.setAttribute(COMMANDS, request.commands().size());
        Map<String, String> traced = new HashMap<>(headers);
        traced.put(Traceparent.HEADER, Traceparent.of(span));
        return gateway.submit(request, Map.copyOf(traced)).whenComplete((reply, failure) -> {
            span.setAttribute(OUTCOME, outcome(reply));
            span.end();
        });
    }

    private static String outcome(@Nullable ShardReply reply) {
        return switch (reply) {
            case null -> "failed";
            case ShardReply.NotDecided undecided -> MeteredGateway.slug(undecided.reason());
            case ShardReply.Decided decided -> decided.outcome().getClass().getSimpleName();
        };
    }
}
