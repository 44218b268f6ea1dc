package dev.cartlog.web.security;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers 429 to credentials from addresses that sent too many bad ones, before they are looked at. Bad are those that are
 * answered 401, guests' tokens that fit no cart, and what fails between instances.
 */
final class FailedCredentialFilter implements WebFilter, Ordered {
    /** Before Spring Security, behind what gives answers their headers. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

    private static final String GUEST = "bearer " + GuestToken.PREFIX;
    private static final String CARTS = "/v1/carts/";

    private final FailedCredentials credentials;

    FailedCredentialFilter(FailedCredentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        @Nullable String credential = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (credential == null && !InternalPath.isOf(exchange)) {
            return chain.filter(exchange);
        }
        Object address = RemoteAddress.of(exchange);
        String shown = credential == null ? "" : credential;
        long seconds = credentials.secondsToWait(address, shown);
        if (seconds > 0) {
            Problem refusal = Problem.of(ProblemType.TOO_MANY_REQUESTS, "This address sent too many bad credentials.");
            return Answers.write(exchange, refusal, seconds);
        }
        return chain.filter(exchange)
                .doOnError(failure -> learn(exchange, address, shown, failure))
                .doOnSuccess(done -> learn(exchange, address, shown, null));
    }

    private void learn(ServerWebExchange exchange, Object address, String credential, @Nullable Throwable failure) {
        boolean guest = credential.regionMatches(true, 0, GUEST, 0, GUEST.length());
        if (FailedCredentials.isNoted(exchange)
                || is(failure, ProblemType.UNAUTHENTICATED)
                || (guest && is(failure, ProblemType.CART_NOT_FOUND))) {
            credentials.failed(address);
        } else if (failure == null && provesItself(exchange, guest)) {
            credentials.succeeded(credential);
        }
    }

    private static boolean is(@Nullable Throwable failure, ProblemType type) {
        return failure instanceof ProblemException e && e.problem().type() == type;
    }

    /** An access token is good when it is let in at all, a guest's when it opens a cart; that it is unchanged says so too. */
    private static boolean provesItself(ServerWebExchange exchange, boolean guest) {
        @Nullable HttpStatusCode status = exchange.getResponse().getStatusCode();
        boolean success = status == null || status.is2xxSuccessful() || status.equals(HttpStatus.NOT_MODIFIED);
        return success
                && (!guest
                        || exchange.getRequest()
                                .getPath()
                                .pathWithinApplication()
                                .value()
                                .startsWith(CARTS));
    }
}
