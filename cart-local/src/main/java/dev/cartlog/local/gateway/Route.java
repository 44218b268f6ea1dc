package dev.cartlog.local.gateway;

import dev.cartlog.local.traces.TraceEndpoint;
import java.util.List;

/** Who answers a request. */
enum Route {
    /** The command service. */
    COMMAND,
    /** The query service. */
    QUERY,
    /** The development identity provider. */
    IDENTITY,
    /** The collector of spans, where there is one. */
    TRACES,
    /** The shop's own files. */
    FILES;

    /** What stands before the identity provider's own paths on this origin. */
    static final String IDENTITY_PREFIX = "/identity";

    private static final List<String> READING = List.of("GET", "HEAD");
    private static final List<String> SERVICE_PATHS = List.of("/v1", "/problems", "/openapi.json");

    /** Decides by method and path alone. */
    static Route of(String method, String path) {
        if (isBelow(path, IDENTITY_PREFIX)) {
            return IDENTITY;
        }
        if (isBelow(path, TraceEndpoint.PREFIX)) {
            return TRACES;
        }
        if (SERVICE_PATHS.stream().noneMatch(prefix -> isBelow(path, prefix))) {
            return FILES;
        }
        return READING.contains(method) ? QUERY : COMMAND;
    }

    /** The raw path that the service itself knows. */
    String upstreamPath(String rawPath) {
        if (this != IDENTITY) {
            return rawPath;
        }
        // A prefix that is spelled with escapes is not cut off; the identity provider then answers that there is no
        // such path.
        String own = rawPath.startsWith(IDENTITY_PREFIX) ? rawPath.substring(IDENTITY_PREFIX.length()) : rawPath;
        return own.isEmpty() ? "/" : own;
    }

    private static boolean isBelow(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
