package dev.cartlog.local.gateway;

import java.util.List;

/** Who answers a request. */
enum Route {
    /** The command service. */
    COMMAND,
    /** The query service. */
    QUERY,
    /** The shop's own files. */
    FILES;

    private static final List<String> READING = List.of("GET", "HEAD");
    private static final List<String> SERVICE_PATHS = List.of("/v1", "/problems", "/openapi.json");

    /** Decides by method and path alone. */
    static Route of(String method, String path) {
        if (SERVICE_PATHS.stream().noneMatch(prefix -> isBelow(path, prefix))) {
            return FILES;
        }
        return READING.contains(method) ? QUERY : COMMAND;
    }

    private static boolean isBelow(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
