package dev.cartlog.web.request;

import dev.cartlog.web.openapi.OpenApi;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemPage;
import dev.cartlog.web.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The documents every service publishes: the pages of the problems and its interface description. */
public final class Documents {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private Documents() {}

    /** @param description the service's part of its interface description, as JSON: see {@link OpenApi} */
    public static Routes publish(Routes routes, String description) {
        String openApi = OpenApi.complete(description);
        return routes.on(
                        HttpMethod.GET,
                        "/openapi.json",
                        MediaType.APPLICATION_JSON,
                        request -> Answers.json(cached(), openApi))
                .on(HttpMethod.GET, "/problems", HTML, request -> page(ProblemPage.index()))
                .on(HttpMethod.GET, "/problems/{code}", HTML, Documents::problem);
    }

    /**
     * Reads a document that is part of the program.
     *
     * @param path absolute, within the class path
     */
    public static String resource(String path) {
        try (InputStream in = Documents.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + path + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    private static Mono<ServerResponse> problem(ServerRequest request) {
        return ProblemType.ofCode(request.pathVariable("code"))
                .map(type -> page(ProblemPage.of(type)))
                .orElseGet(() -> Mono.error(new ProblemException(Problem.of(ProblemType.NOT_FOUND))));
    }

    private static Mono<ServerResponse> page(String html) {
        ServerResponse.BodyBuilder answer =
                cached().header("Content-Security-Policy", ProblemPage.CONTENT_SECURITY_POLICY);
        return Answers.text(answer, HTML, html);
    }

    private static ServerResponse.BodyBuilder cached() {
        return ServerResponse.ok().cacheControl(AN_HOUR);
    }
}
