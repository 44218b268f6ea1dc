package dev.cartlog.benchmarks.peers.redis;

import dev.cartlog.benchmarks.peers.http.CartRoutes;
import io.lettuce.core.RedisClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.codec.CodecsAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.reactive.HttpHandlerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.reactive.ReactiveWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.reactive.WebFluxAutoConfiguration;
import org.springframework.boot.autoconfigure.web.reactive.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The web server as Spring Boot sets it up, and nothing of its databases. Where Redis is, the environment says. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    CodecsAutoConfiguration.class,
    ErrorWebFluxAutoConfiguration.class,
    HttpHandlerAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    ReactiveWebServerFactoryAutoConfiguration.class,
    WebFluxAutoConfiguration.class
})
public class RedisPeer {

    /** Starts the server. */
    public static void main(String[] args) {
        SpringApplication.run(RedisPeer.class, args);
    }

    @Bean(destroyMethod = "shutdown")
    RedisClient redis(@Value("${peer.redis.url}") String url) {
        return RedisClient.create(url);
    }

    @Bean
    RouterFunction<ServerResponse> routes(RedisClient redis) {
        return CartRoutes.of(new RedisCarts(redis.connect().reactive()));
    }
}
