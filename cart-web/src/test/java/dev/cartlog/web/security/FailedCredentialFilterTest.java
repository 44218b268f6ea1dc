package dev.cartlog.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class FailedCredentialFilterTest {
    private static final int FAILURES = 100;
    private static final String TOKEN = "Bearer " + GuestToken.mint(new SecureRandom());

    private final FailedCredentials credentials = new FailedCredentials(new CallerRates(1, 1, 42, () -> 0));
    private final FailedCredentialFilter filter = new FailedCredentialFilter(credentials);

    @ParameterizedTest
    @CsvSource({"200, true", "201, true", "304, true", "302, false", "404, false", "500, false"})
    void aGuestsTokenIsGoodWhenItsCartWasShownOrIsUnchanged(int status, boolean good) {
        MockServerWebExchange exchange = MockServerWebExchange.from(
                MockServerHttpRequest.get("/v1/carts/cart").header("Authorization", TOKEN));
        filter.filter(exchange, answered -> {
                    answered.getResponse().setStatusCode(HttpStatusCode.valueOf(status));
                    return Mono.empty();
                })
                .block();
        IntStream.range(0, FAILURES).forEach(failure -> credentials.failed("shared"));
        assertThat(credentials.secondsToWait("shared", TOKEN) == 0).isEqualTo(good);
    }
}
