package dev.cartlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.http.Api.Answer;
import dev.cartlog.command.http.Api.GuestCart;
import dev.cartlog.local.identity.Flaw;
import dev.cartlog.web.security.GuestToken;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Who sends one made-up credential after the other is soon not looked at any more. Each test comes from an address of its own. */
@TestPropertySource(
        properties = {
            "server.forward-headers-strategy=native",
            "cart.http.failed-credentials-per-second=0.001",
            "cart.http.failed-credentials-burst=" + MadeUpCredentialsTest.BURST
        })
class MadeUpCredentialsTest extends EdgeTest {
    static final int BURST = 10;
    private static final String ADD = "{\"sku\":\"sku-1\",\"quantity\":1}";
    private static final String MISSING = "/v1/carts/AAAAAAAAAAAAAAAAAAAAAA.1/lines";

    private final SecureRandom random = new SecureRandom();

    private static Api from(Api api, String address) {
        return api.header("X-Forwarded-For", address);
    }

    private static void assertLimited(Supplier<Answer> bad, int status, String code) {
        for (int i = 0; i < BURST; i++) {
            assertProblem(bad.get(), status, code);
        }
        Answer limited = bad.get();
        assertProblem(limited, 429, "too-many-requests");
        assertThat(Long.parseLong(limited.header("Retry-After"))).isPositive();
    }

    @Test
    void badAccessTokensAreLimitedByAddress() {
        Api bad = from(api.as("a.b.c"), "192.0.2.1");

        assertLimited(() -> bad.post(MISSING, ADD), 401, "unauthenticated");

        assertProblem(from(api.as("a.b.c"), "192.0.2.2").post(MISSING, ADD), 401, "unauthenticated");
        assertOk(from(api, "192.0.2.1").post("/v1/carts", "{\"currency\":\"EUR\"}"), 201);
    }

    @Test
    void madeUpGuestTokensAreLimitedByAddressAndNotByToken() {
        assertLimited(
                () -> from(api.as(GuestToken.mint(random)), "192.0.2.3").post(MISSING, ADD), 404, "cart-not-found");
    }

    @Test
    void credentialsThatWereGoodAreLetInFromAnAddressThatIsLimited() {
        GuestCart guest = from(api, "192.0.2.4").newGuestCart();
        Api customer = from(api.person("alice"), "192.0.2.4");
        assertOk(guest.api().post(guest.path("/lines"), ADD), 200);
        assertOk(customer.post("/v1/carts", "{\"currency\":\"EUR\",\"store\":\"made-up\"}"), 201);

        assertLimited(
                () -> from(api.as(GuestToken.mint(random)), "192.0.2.4").post(MISSING, ADD), 404, "cart-not-found");

        assertOk(guest.api().post(guest.path("/lines"), ADD), 200);
        assertOk(customer.post("/v1/carts", "{\"currency\":\"EUR\",\"store\":\"made-up\"}"), 200);
    }

    @Test
    void expiredTokensAreNoAttack() {
        Api late = from(api.as(TestEdge.TOKENS.mint("alice", Flaw.EXPIRED)), "192.0.2.5");
        for (int i = 0; i <= BURST; i++) {
            assertProblem(late.post(MISSING, ADD), 401, "token-expired");
        }
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        for (int i = 0; i < BURST; i++) {
            from(api.as("a.b.c"), "[2001:db8::" + (i + 1) + "]").post(MISSING, ADD);
        }
        assertProblem(from(api.as("a.b.c"), "[2001:db8::ffff]").post(MISSING, ADD), 429, "too-many-requests");
        assertProblem(from(api.as("a.b.c"), "[2001:db8:0:1::1]").post(MISSING, ADD), 401, "unauthenticated");
    }

    @Test
    void badSignaturesOnTheInternalEndpointAreLimitedByAddress() {
        Api unsigned = from(api, "192.0.2.6");
        Api forged = unsigned.header("X-Cart-Peer", "1.0");

        assertLimited(() -> forged.post("/internal/requests", "{}"), 401, "unauthenticated");
        assertProblem(unsigned.post("/internal/requests", "{}"), 429, "too-many-requests");
    }
}
