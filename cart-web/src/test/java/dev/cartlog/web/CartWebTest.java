package dev.cartlog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartlog.web.problem.ProblemDocument;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What every service answers to whoever speaks HTTP properly. */
@ExtendWith(OutputCaptureExtension.class)
class CartWebTest extends RunningService {
    @Test
    void guestsAndCustomersAreTold() throws Exception {
        assertThat(get("/v1/me", "Bearer gct_" + "A".repeat(43)).body()).isEqualTo("{\"who\":\"Guest\"}");
        assertThat(get("/v1/me", "bearer " + TestService.ISSUER.token("alice")).body())
                .isEqualTo("{\"who\":\"Customer\"}");
    }

    @Test
    void withoutCredentialEvenThePathOfAnotherIsUnauthenticated() throws Exception {
        HttpResponse<String> answer = send(request("/v1/me").GET());

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void expiredTokenSaysSo() throws Exception {
        HttpResponse<String> answer = get("/v1/me", "Bearer " + TestService.ISSUER.expiredToken("alice"));

        assertProblem(answer, 401, "token-expired");
    }

    @Test
    void missingScopeIsForbidden() throws Exception {
        assertProblem(get("/v1/audit", "Bearer " + TestService.ISSUER.token("alice")), 403, "insufficient-scope");
        assertProblem(get("/v1/audit", "Bearer gct_" + "A".repeat(43)), 403, "insufficient-scope");
        assertThat(get("/v1/audit", "Bearer " + TestService.ISSUER.token("a", "x cart:audit"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void frameworkErrorsHaveTheSameFormat() throws Exception {
        assertProblem(send(request("/nowhere").GET()), 404, "not-found");
        HttpResponse<String> notAllowed = send(request("/v1/me").DELETE());
        assertProblem(notAllowed, 405, "method-not-allowed");
        assertThat(notAllowed.headers().firstValue("Allow")).contains("GET, HEAD");
        assertProblem(send(request("/v1/echo").POST(BodyPublishers.ofString("{}"))), 415, "unsupported-media-type");
        assertProblem(post("text/plain", "{}"), 415, "unsupported-media-type");
        assertProblem(post("application/json; charset=iso-8859-1", "{}"), 415, "unsupported-media-type");
        assertProblem(post("not a type", "{}"), 415, "unsupported-media-type");
        assertProblem(post("application/json", "{}"), 400, "malformed-request");
    }

    @Test
    void aDefectTellsTheLogAndNotTheClient(CapturedOutput output) throws Exception {
        HttpResponse<String> answer =
                send(request("/v1/defect").header("X-Correlation-Id", "abc-1").GET());

        assertProblem(answer, 500, "internal-error");
        assertThat(answer.body()).doesNotContain("secret-detail");
        assertThat(output.toString()).contains("secret-detail").contains("\"correlationId\":\"abc-1\"");
    }

    @Test
    void bodiesAreBoundedHoweverTheyAreSent() throws Exception {
        String most = "{\"text\":\"" + "x".repeat(65_536 - 11) + "\"}";

        assertThat(post("application/json", most).statusCode()).isEqualTo(200);
        assertProblem(post("application/json", most + " "), 413, "body-too-large");
        assertProblem(
                send(request("/v1/echo")
                        .header("Content-Type", "application/json")
                        .POST(chunked(most + " "))),
                413,
                "body-too-large");
    }

    @Test
    void correlationIdsAreKeptWhenHarmless() throws Exception {
        assertThat(correlation("shop-17:a/b+c=_.")).isEqualTo("shop-17:a/b+c=_.");
        assertThat(correlation("x".repeat(65))).matches("[0-9a-f-]{36}");
        assertThat(correlation("{\"a\":1}")).matches("[0-9a-f-]{36}");
        assertThat(correlation("a b")).matches("[0-9a-f-]{36}");
    }

    @Test
    void logInjection(CapturedOutput output) throws Exception {
        String token = "gct_" + "S".repeat(43);
        HttpResponse<String> answer = send(request("/v1/me?x=%0d%0a{\"forged\":true}")
                .header("Authorization", "Bearer " + token)
                .header("X-Correlation-Id", "a\",\"forged\":\"b")
                .GET());
        String minted = answer.headers().firstValue("X-Correlation-Id").orElseThrow();

        // The line is written when the answer has been sent.
        await().atMost(TIMEOUT).until(() -> output.toString().contains(minted));
        assertThat(output.toString())
                .contains("\"route\":\"/v1/me\"")
                .doesNotContain("forged")
                .doesNotContain(token);
    }

    @Test
    void everyAnswerProtectsItself() throws Exception {
        for (String path : new String[] {"/v1/me", "/nowhere", "/problems/cart-merged", "/openapi.json"}) {
            HttpResponse<String> answer = send(request(path).GET());
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Correlation-Id")).isPresent();
            assertThat(answer.headers().firstValue("Cache-Control")).isPresent();
        }
    }

    @Test
    void problemPagesAreReadable() throws Exception {
        HttpResponse<String> page = send(request("/problems/insufficient-stock").GET());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.body()).contains("There is not enough in stock");
        assertProblem(send(request("/problems/nonsense").GET()), 404, "not-found");
        assertThat(send(request("/problems").GET()).body()).contains("/problems/cart-merged");
        assertThat(send(request("/openapi.json").GET()).body()).contains("3.1.0");
    }

    @Test
    void onlyListedOriginsMayCall() throws Exception {
        HttpResponse<String> good = preflight("https://shop.test");
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.test");

        assertProblem(preflight("https://evil.test"), 403, "origin-not-allowed");
        assertThat(preflight("https://evil.test").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(preflight("https://shop.test.evil.test").statusCode()).isEqualTo(403);
    }

    @Test
    void managementIsNotOnThePublicPort() throws Exception {
        assertProblem(send(request("/actuator/health").GET()), 404, "not-found");
        assertProblem(send(request("/actuator/prometheus").GET()), 404, "not-found");
    }

    private HttpResponse<String> preflight(String origin) throws Exception {
        return send(request("/v1/me")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private String correlation(String sent) throws Exception {
        return send(request("/problems").header("X-Correlation-Id", sent).GET())
                .headers()
                .firstValue("X-Correlation-Id")
                .orElse("");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                        + path.replace("\"", "%22").replace("{", "%7B").replace("}", "%7D")))
                .timeout(TIMEOUT);
    }

    private HttpResponse<String> get(String path, String credential) throws Exception {
        return send(request(path).header("Authorization", credential).GET());
    }

    private HttpResponse<String> post(String type, String body) throws Exception {
        return send(request("/v1/echo").header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.BodyPublisher chunked(String body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains(ProblemDocument.MEDIA_TYPE);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "\"type\":\"/problems/" + code + "\"");
    }
}
