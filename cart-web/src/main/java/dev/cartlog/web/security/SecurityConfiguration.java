package dev.cartlog.web.security;

import com.nimbusds.jose.jwk.JWKSet;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Answers;
import dev.cartlog.web.request.WebLimits;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Spring Security as a resource server, reduced to one question: is the credential good? What its bearer may do is decided
 * by each route, after the body was read, in the contract's order of checks. There are no cookies, hence no CSRF.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(IdentityProperties.class)
public class SecurityConfiguration {
    private static final Duration KEYS_FETCH_DEADLINE = Duration.ofSeconds(2);

    @Bean
    ReactiveJwtDecoder accessTokenDecoder(IdentityProperties identity, Clock clock) {
        Mono<JWKSet> source = WebClient.create()
                .get()
                .uri(identity.jwksUrl())
                .retrieve()
                .bodyToMono(String.class)
                .timeout(KEYS_FETCH_DEADLINE)
                .map(SecurityConfiguration::parsed);
        IssuerKeys keys = new IssuerKeys(source, System::nanoTime);
        return AccessTokens.decoder(keys, identity.issuer(), identity.audience(), clock);
    }

    @Bean
    SecurityWebFilterChain securityWebFilterChain(ServerHttpSecurity http, ReactiveJwtDecoder accessTokens) {
        ReactiveAuthenticationManager check = new CredentialCheck(accessTokens);
        return http.csrf(CsrfSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .logout(LogoutSpec::disable)
                .headers(HeaderSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .oauth2ResourceServer(server -> server.bearerTokenConverter(new BearerCredential())
                        .authenticationManagerResolver(exchange -> Mono.just(check))
                        .authenticationFailureHandler((filtered, failure) -> refuse(filtered.getExchange(), failure)))
                .build();
    }

    /**
     * Left to itself it observes each of its filters, the authentication and the chain around them, for metrics that nobody looks
     * at: {@code http.server.requests} and {@code cart.*} tell what is refused. It was half of what Micrometer costs a request.
     */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    CallerRateFilter callerRateFilter(WebLimits limits) {
        CallerRates rates = new CallerRates(
                limits.callerRequestsPerSecond(),
                limits.callerBurstRequests(),
                new SecureRandom().nextInt(),
                System::nanoTime);
        return new CallerRateFilter(rates);
    }

    @Bean
    FailedCredentialFilter failedCredentialFilter(WebLimits limits) {
        return new FailedCredentialFilter(new FailedCredentials(new CallerRates(
                limits.failedCredentialsPerSecond(),
                limits.failedCredentialsBurst(),
                new SecureRandom().nextInt(),
                System::nanoTime)));
    }

    /** What Spring Security's firewall refuses before any filter sees it. */
    @Bean
    ServerExchangeRejectedHandler exchangeRejectedHandler() {
        return (exchange, rejected) -> Answers.write(
                exchange,
                Problem.of(ProblemType.MALFORMED_REQUEST, "The path, the method or a header is not well-formed."));
    }

    private static JWKSet parsed(String json) {
        try {
            return JWKSet.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("the issuer's key set cannot be read", e);
        }
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, AuthenticationException failure) {
        if (isExpiry(failure)) {
            return Answers.write(exchange, Problem.of(ProblemType.TOKEN_EXPIRED));
        }
        FailedCredentials.note(exchange);
        return Answers.write(exchange, Problem.of(ProblemType.UNAUTHENTICATED));
    }

    /** Only a token that is good in every other respect is called expired. */
    private static boolean isExpiry(AuthenticationException failure) {
        return failure.getCause() instanceof JwtValidationException invalid
                && invalid.getErrors().stream().allMatch(e -> e.getErrorCode().equals(AccessTokenRules.EXPIRED));
    }
}
