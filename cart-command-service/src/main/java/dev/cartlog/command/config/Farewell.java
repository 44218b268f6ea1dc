package dev.cartlog.command.config;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Has clients open their next connection elsewhere once this instance is about to end: otherwise some would still be sending
 * on this one when it closes, and not know what became of their request.
 */
final class Farewell implements WebFilter {
    private volatile boolean leaving;

    /** From now on every answer is the last on its connection, also those to requests that are already here. */
    void begin() {
        leaving = true;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            if (leaving) {
                exchange.getResponse().getHeaders().setConnection("close");
            }
            return Mono.empty();
        });
        return chain.filter(exchange);
    }
}
