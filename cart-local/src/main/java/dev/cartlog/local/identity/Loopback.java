package dev.cartlog.local.identity;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** This machine, as addresses name it. The identity provider talks to its pages and programs only. */
final class Loopback {
    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

    private Loopback() {}

    /** Whether a page of this address comes from this machine: a plain {@code http} one, without user or fragment. */
    static boolean isPage(String uri) {
        try {
            URI parsed = URI.create(uri);
            return "http".equals(parsed.getScheme())
                    && parsed.getHost() != null
                    && HOSTS.contains(parsed.getHost())
                    && parsed.getUserInfo() == null
                    && parsed.getFragment() == null;
        } catch (IllegalArgumentException e) {
            // What is no address is no address of this machine.
            return false;
        }
    }

    /**
     * Whether a request was meant for this machine and was not sent by another origin's page: a name that an attacker lets
     * point here would still stand in these headers.
     */
    static boolean isMeantForUs(HttpExchange exchange) {
        @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
        @Nullable String origin = exchange.getRequestHeaders().getFirst("Origin");
        return host != null && isPage("http://" + host) && (origin == null || isPage(origin));
    }
}
