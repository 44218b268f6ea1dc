package dev.cartlog.web.request;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/** The filters every request passes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebLimits.class)
public class RequestConfiguration {
    private static final Duration PREFLIGHT_AGE_MAX = Duration.ofHours(1);

    @Bean
    RequestFilter requestFilter() {
        return new RequestFilter();
    }

    @Bean
    Bodies bodies(WebLimits limits) {
        return limits.bodies();
    }

    /** Before security: a preflight carries no credential. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    CorsWebFilter corsWebFilter(WebLimits limits) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(limits.corsOrigins());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PATCH", "DELETE"));
        cors.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.IF_MATCH,
                HttpHeaders.IF_NONE_MATCH,
                "Idempotency-Key",
                "Last-Event-ID",
                RequestFilter.CORRELATION_ID));
        cors.setExposedHeaders(List.of(
                HttpHeaders.ETAG,
                HttpHeaders.LOCATION,
                HttpHeaders.RETRY_AFTER,
                "Idempotent-Replayed",
                RequestFilter.CORRELATION_ID));
        cors.setMaxAge(PREFLIGHT_AGE_MAX);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/v1/**", cors);
        return new CorsWebFilter(source, new DefaultCorsProcessor() {
            @Override
            protected void rejectRequest(ServerHttpResponse response) {
                throw new ProblemException(Problem.of(ProblemType.ORIGIN_NOT_ALLOWED));
            }
        });
    }
}
