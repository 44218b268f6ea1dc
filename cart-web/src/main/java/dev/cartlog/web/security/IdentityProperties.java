package dev.cartlog.web.security;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose access tokens are accepted.
 *
 * @param issuer must be the token's {@code iss}
 * @param jwksUrl where the issuer publishes its keys
 * @param audience must be among the token's {@code aud}
 */
@ConfigurationProperties("cart.identity")
public record IdentityProperties(
        String issuer, URI jwksUrl, @DefaultValue("cart") String audience) {}
