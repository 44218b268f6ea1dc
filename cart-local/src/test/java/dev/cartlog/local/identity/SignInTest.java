package dev.cartlog.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.local.ports.FreePorts;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The whole sign-in over HTTP, as a browser and a program go through it. */
@TestInstance(Lifecycle.PER_CLASS)
class SignInTest {
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    /** The challenge that RFC 7636, appendix B, computes of this verifier. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final Map<String, String> REQUEST = Map.of(
            "response_type", "code",
            "client_id", "shop",
            "redirect_uri", "http://localhost:8080/signed-in",
            "state", "a&b",
            "code_challenge", CHALLENGE,
            "code_challenge_method", "S256");

    private final int port = new FreePorts().next();
    private final HttpClient client = HttpClient.newHttpClient();
    private final IdentityProvider provider;

    SignInTest(@TempDir Path directory) {
        SigningKey key = SigningKey.loadOrCreate(directory.resolve("key"));
        provider = IdentityProvider.start(key, port, IdentityProvider.MODE_LOCAL);
    }

    @AfterAll
    void stop() {
        provider.close();
        client.close();
    }

    @Test
    void metadataNamesEveryEndpointAndNoFlowWithoutProof() throws Exception {
        Map<?, ?> metadata = json(get("/.well-known/openid-configuration"));
        assertThat(metadata.get("authorization_endpoint")).isEqualTo("http://127.0.0.1:" + port + "/authorize");
        assertThat(metadata.get("token_endpoint")).isEqualTo("http://127.0.0.1:" + port + "/token");
        assertThat(metadata.get("code_challenge_methods_supported")).isEqualTo(List.of("S256"));
    }

    @Test
    void aBrowserChoosesAPersonAndTheClientRedeemsTheCode() throws Exception {
        HttpResponse<String> page = get("/authorize?" + form(REQUEST));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("value=\"alice\"").contains("value=\"a&amp;b\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'");

        HttpResponse<String> back = post("/authorize", with(REQUEST, "subject", "alice"));
        assertThat(back.statusCode()).isEqualTo(303);
        String location = back.headers().firstValue("Location").orElseThrow();
        assertThat(location)
                .startsWith("http://localhost:8080/signed-in?code=")
                .contains("&state=a%26b&iss=http%3A%2F%2F127.0.0.1%3A" + port);

        Map<?, ?> tokens = json(redeem(code(location), VERIFIER));
        assertThat(tokens.get("expires_in")).isEqualTo(300);
        assertThat(claims(tokens)).contains("\"sub\":\"alice\"");
        assertThat(json(refresh(tokens)).get("refresh_token")).isNotEqualTo(tokens.get("refresh_token"));
    }

    @Test
    void aCodeIsGoodOnceAndOnlyWithItsVerifier() throws Exception {
        String code = code();
        assertThat(json(redeem(code, VERIFIER.replace('d', 'e'))).get("error")).isEqualTo("invalid_grant");
        assertThat(json(redeem(code, VERIFIER)).get("error")).as("used up").isEqualTo("invalid_grant");
    }

    @Test
    void reuseOfARefreshTokenEndsTheSignIn() throws Exception {
        Map<?, ?> first = json(redeem(code(), VERIFIER));
        Map<?, ?> second = json(refresh(first));
        HttpResponse<String> reused = refresh(first);
        assertThat(reused.statusCode()).isEqualTo(400);
        assertThat(json(reused).get("error")).isEqualTo("invalid_grant");
        assertThat(json(refresh(second)).get("error")).isEqualTo("invalid_grant");
    }

    @Test
    void theDemoSignsInWithoutAPasswordInOneRequest() throws Exception {
        Map<?, ?> tokens = json(post(
                "/token", Map.of("grant_type", "password", "username", "bob", "subject", "bob", "client_id", "shop")));
        assertThat(claims(tokens)).contains("\"sub\":\"bob\"");
        Map<?, ?> refreshed = json(refresh(tokens));
        assertThat(claims(refreshed)).contains("\"sub\":\"bob\"");
        assertThat(refreshed.get("refresh_token")).isNotEqualTo(tokens.get("refresh_token"));
    }

    @Test
    void aRefreshTokenCannotBeReplacedByAName() throws Exception {
        HttpResponse<String> answer = post(
                "/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        "alice",
                        "subject",
                        "alice",
                        "client_id",
                        "shop"));
        assertThat(json(answer).get("error")).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://localhost.evil.example/",
                "http://user@localhost:8080/",
                "javascript:alert(1)",
                "//localhost/",
                ""
            })
    void noCodeGoesToAPageOfAnotherMachine(String redirectUri) throws Exception {
        HttpResponse<String> answer =
                post("/authorize", with(with(REQUEST, "subject", "alice"), "redirect_uri", redirectUri));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge_method,plain,invalid_request",
        "code_challenge_method,'',invalid_request",
        "code_challenge,'',invalid_request",
        "response_type,token,unsupported_response_type",
    })
    void thereIsNoCodeWithoutProof(String parameter, String value, String error) throws Exception {
        HttpResponse<String> answer = post("/authorize", with(with(REQUEST, "subject", "alice"), parameter, value));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("error=" + error);
    }

    @Test
    void pagesOfOtherOriginsGetNothing() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/token?subject=alice"))
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void whatIsNotWellFormedIsRefused() throws Exception {
        assertThat(post("/token", Map.of("grant_type", "implicit")).body()).contains("unsupported_grant_type");
        assertThat(postForm("/token", "subject=%zz").statusCode()).isEqualTo(400);
        assertThat(get("/token").statusCode()).isEqualTo(405);
        assertThat(get("/tokens").statusCode()).isEqualTo(404);
        assertThat(post("/authorize", with(REQUEST, "subject", "two words")).statusCode())
                .isEqualTo(400);
    }

    private String code() throws Exception {
        HttpResponse<String> back = post("/authorize", with(REQUEST, "subject", "alice"));
        return code(back.headers().firstValue("Location").orElseThrow());
    }

    private static String code(String location) {
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private HttpResponse<String> redeem(String code, String verifier) throws Exception {
        return post(
                "/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "shop",
                        "redirect_uri", "http://localhost:8080/signed-in",
                        "code", code,
                        "code_verifier", verifier));
    }

    private HttpResponse<String> refresh(Map<?, ?> tokens) throws Exception {
        String token = String.valueOf(tokens.get("refresh_token"));
        return post("/token", Map.of("grant_type", "refresh_token", "client_id", "shop", "refresh_token", token));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return postForm(path, form(form));
    }

    private HttpResponse<String> postForm(String path, String form) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        Map<String, String> changed = new TreeMap<>(form);
        changed.put(name, value);
        return changed;
    }

    private static String form(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<?, ?> json(HttpResponse<String> response) {
        return JsonMapper.shared().readValue(response.body(), Map.class);
    }

    private static String claims(Map<?, ?> tokens) {
        String payload = String.valueOf(tokens.get("access_token")).split("\\.", -1)[1];
        return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    }
}
