package dev.cartlog.acceptance.bench;

import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The query service with one more route, before all others, that answers the same bytes each time: the most that this server
 * can do. Runs as a process of its own, on the query service's class path.
 */
@Configuration(proxyBeanMethods = false)
public class StaticBeside {
    /** Where the answer is. */
    static final String PATH = "/static";

    private static final String SERVICE = "dev.cartlog.query.QueryServiceApplication";
    private static final int BODY_BYTES = 1024;

    /** Starts the service; configured as it always is. */
    public static void main(String[] args) throws ClassNotFoundException {
        SpringApplication.run(new Class<?>[] {Class.forName(SERVICE), StaticBeside.class}, args);
    }

    @Bean
    @Order(0)
    RouterFunction<ServerResponse> staticRoute() {
        String fill = "x".repeat(BODY_BYTES - "{\"static\":\"\"}".length());
        byte[] body = ("{\"static\":\"" + fill + "\"}").getBytes(StandardCharsets.US_ASCII);
        return RouterFunctions.route()
                .GET(
                        PATH,
                        request -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .contentLength(body.length)
                                .body((output, context) -> output.writeWith(
                                        Mono.just(output.bufferFactory().wrap(body)))))
                .build();
    }
}
