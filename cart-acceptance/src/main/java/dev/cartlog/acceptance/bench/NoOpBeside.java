package dev.cartlog.acceptance.bench;

import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The command service with one more route, before all others, that takes a body, does nothing and answers the same bytes each
 * time: the most that this server can do. Runs as a process of its own, on the command service's class path.
 */
@Configuration(proxyBeanMethods = false)
public class NoOpBeside {
    /** Where nothing is done. */
    static final String PATH = "/no-op";

    private static final String SERVICE = "dev.cartlog.command.CommandServiceApplication";
    private static final byte[] ANSWER =
            ("{\"nothing\":\"" + "x".repeat(136) + "\"}").getBytes(StandardCharsets.US_ASCII);

    /** Starts the service; configured as it always is. */
    public static void main(String[] args) throws ClassNotFoundException {
        SpringApplication.run(new Class<?>[] {Class.forName(SERVICE), NoOpBeside.class}, args);
    }

    @Bean
    @Order(0)
    RouterFunction<ServerResponse> noOpRoute() {
        return RouterFunctions.route().POST(PATH, NoOpBeside::answer).build();
    }

    private static Mono<ServerResponse> answer(ServerRequest request) {
        return DataBufferUtils.join(request.bodyToFlux(DataBuffer.class))
                .doOnNext(DataBufferUtils::release)
                .then(ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .contentLength(ANSWER.length)
                        .body((output, context) -> output.writeWith(
                                Mono.just(output.bufferFactory().wrap(ANSWER)))));
    }
}
