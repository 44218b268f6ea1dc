package dev.cartlog.command.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;

class FarewellTest {
    private final Farewell farewell = new Farewell();

    @Test
    void connectionsStayOpenUntilTheInstanceIsAboutToEnd() {
        assertThat(connectionAfter(exchange -> exchange.getResponse().setComplete()))
                .isNull();
    }

    @Test
    void fromThenOnEveryAnswerIsTheLastOnItsConnectionAlsoToARequestThatWasAlreadyHere() {
        assertThat(connectionAfter(exchange -> {
                    farewell.begin();
                    return exchange.getResponse().setComplete();
                }))
                .isEqualTo("close");
        assertThat(connectionAfter(exchange -> exchange.getResponse().setComplete()))
                .isEqualTo("close");
    }

    private @Nullable String connectionAfter(WebFilterChain handling) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/"));
        farewell.filter(exchange, handling).block();
        return exchange.getResponse().getHeaders().getFirst("Connection");
    }
}
