package dev.cartlog.web.security;

import org.springframework.web.server.ServerWebExchange;

/** What instances ask each other. They prove themselves to the route and not with a bearer token. */
final class InternalPath {
    private static final String PREFIX = "/internal/";

    private InternalPath() {}

    static boolean isOf(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication().value().startsWith(PREFIX);
    }
}
