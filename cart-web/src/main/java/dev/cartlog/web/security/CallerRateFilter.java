package dev.cartlog.web.security;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Answers;
import org.springframework.core.Ordered;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers 429 to callers that send too much. A caller is a customer, a guest's token, or without either the address that the
 * request came from. Instances ask each other as much as they must; {@link FailedCredentialFilter} keeps strangers from it.
 */
final class CallerRateFilter implements WebFilter, Ordered {
    /** Behind Spring Security, which finds out who it is. */
    private static final int ORDER = SecurityWebFiltersOrder.LAST.getOrder();

    private final CallerRates rates;

    CallerRateFilter(CallerRates rates) {
        this.rates = rates;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (InternalPath.isOf(exchange)) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .ofType(CallerAuthentication.class)
                .map(authentication -> key(authentication.caller(), exchange))
                .switchIfEmpty(Mono.fromSupplier(() -> RemoteAddress.of(exchange)))
                .flatMap(caller -> {
                    long seconds = rates.secondsToWait(caller);
                    return seconds == 0 ? chain.filter(exchange) : refuse(exchange, seconds);
                });
    }

    /** What tells callers apart; a token's expiry or scopes do not make another caller. */
    private static Object key(Caller caller, ServerWebExchange exchange) {
        return switch (caller) {
            case Caller.Customer customer -> "customer " + customer.subject();
            case Caller.Guest guest -> guest;
            case Caller.Anonymous anonymous -> RemoteAddress.of(exchange);
        };
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, long seconds) {
        return Answers.write(
                exchange, Problem.of(ProblemType.TOO_MANY_REQUESTS, "This caller sends too many requests."), seconds);
    }
}
