package dev.cartlog.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
    @ParameterizedTest
    @CsvSource({
        "GET,/v1/carts/a.1,QUERY",
        "HEAD,/v1/carts/a.1,QUERY",
        "GET,/v1/audit/events,QUERY",
        "GET,/v1/ops/shards,QUERY",
        "POST,/v1/carts,COMMAND",
        "PATCH,/v1/carts/a.1/lines/x,COMMAND",
        "DELETE,/v1/carts/a.1/lines/x,COMMAND",
        "PUT,/v1/carts,COMMAND",
        "GET,/problems/not-found,QUERY",
        "GET,/openapi.json,QUERY",
        "POST,/identity/token,IDENTITY",
        "GET,/identity/authorize,IDENTITY",
        "GET,/identityx,FILES",
        "POST,/traces/v1/traces,TRACES",
        "GET,/tracesx,FILES",
        "GET,/,FILES",
        "GET,/v1x,FILES",
        "POST,/index.html,FILES",
    })
    void readsGoToTheQueryServiceAndTheRestToTheCommandService(String method, String path, Route route) {
        assertThat(Route.of(method, path)).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTITY,/identity/token,/token",
        "IDENTITY,/identity,/",
        "IDENTITY,/%69dentity/token,/%69dentity/token",
        "QUERY,/v1/carts/a%2Fb,/v1/carts/a%2Fb",
    })
    void onlyTheIdentityProvidersPrefixIsCutOff(Route route, String rawPath, String upstream) {
        assertThat(route.upstreamPath(rawPath)).isEqualTo(upstream);
    }
}
