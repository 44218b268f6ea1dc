package dev.cartlog.web.request;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Routes by path first and method second, so that a path without the method is answered 405 with what it does allow. GET
 * also answers HEAD.
 */
public final class Routes {
    /** What a route does; what it throws or fails with becomes a problem. */
    @FunctionalInterface
    public interface Handler extends HandlerFunction<ServerResponse> {}

    private final Map<String, Map<HttpMethod, Handler>> paths = new LinkedHashMap<>();

    /** @param path with variables in braces, as in the interface description */
    public Routes on(HttpMethod method, String path, Handler handler) {
        Map<HttpMethod, Handler> methods = paths.computeIfAbsent(path, p -> new LinkedHashMap<>());
        if (methods.putIfAbsent(method, handler) != null) {
            throw new IllegalStateException("two handlers for " + method + " " + path);
        }
        return this;
    }

    /**
     * A route that answers with one kind of body, which the sender must accept.
     *
     * @param produces the kind of a success; refusals are problems whatever the sender accepts
     */
    public Routes on(HttpMethod method, String path, MediaType produces, Handler handler) {
        return on(
                method,
                path,
                request -> Acceptance.allows(request, produces)
                        ? handler.handle(request)
                        : Mono.error(new ProblemException(Problem.of(ProblemType.NOT_ACCEPTABLE))));
    }

    /** Every route, as {@code POST /v1/carts}. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet().forEach(method -> names.add(method + " " + path)));
        return names;
    }

    public RouterFunction<ServerResponse> build() {
        RouterFunctions.Builder builder = RouterFunctions.route();
        paths.forEach((path, methods) -> builder.route(RequestPredicates.path(path), request -> {
            RequestTrace.of(request.exchange()).note("route", path);
            Handler handler = methods.get(request.method());
            if (handler == null && request.method().equals(HttpMethod.HEAD)) {
                handler = methods.get(HttpMethod.GET);
            }
            return handler == null ? notAllowed(methods) : handler.handle(request);
        }));
        return builder.build();
    }

    private static Mono<ServerResponse> notAllowed(Map<HttpMethod, Handler> methods) {
        List<String> allow = new ArrayList<>();
        methods.keySet().forEach(method -> allow.add(method.name()));
        if (methods.containsKey(HttpMethod.GET)) {
            allow.add(HttpMethod.HEAD.name());
        }
        return Mono.error(new ProblemException(Problem.methodNotAllowed(allow)));
    }
}
