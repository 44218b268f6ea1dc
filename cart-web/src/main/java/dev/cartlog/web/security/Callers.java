package dev.cartlog.web.security;

import dev.cartlog.web.request.RequestTrace;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Finds out who sent a request. */
public final class Callers {
    private static final Caller ANONYMOUS = new Caller.Anonymous();

    private Callers() {}

    /** Never empty: without a credential it is {@link Caller.Anonymous}. */
    public static Mono<Caller> of(ServerRequest request) {
        return request.exchange()
                .getPrincipal()
                .ofType(CallerAuthentication.class)
                .map(CallerAuthentication::caller)
                .defaultIfEmpty(ANONYMOUS)
                .doOnNext(caller -> RequestTrace.of(request.exchange()).note("principal", caller.kind()));
    }
}
