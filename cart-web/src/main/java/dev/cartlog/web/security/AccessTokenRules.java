package dev.cartlog.web.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** What an access token whose signature holds must say. */
final class AccessTokenRules {
    /** The error of a token that is genuine but too old. */
    static final String EXPIRED = "token_expired";

    /** How far the issuer's clock may be off. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private static final int SUBJECT_CHARS_MAX = 255;

    private AccessTokenRules() {}

    static OAuth2TokenValidator<Jwt> of(String issuer, String audience, Clock clock) {
        JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        type.setAllowEmpty(true);
        return new DelegatingOAuth2TokenValidator<>(List.of(
                type,
                new JwtIssuerValidator(issuer),
                new JwtAudienceValidator(audience),
                AccessTokenRules::subject,
                jwt -> notBefore(jwt, clock.instant()),
                jwt -> expiry(jwt, clock.instant())));
    }

    /** The subject becomes part of the history, so it must be an identifier and not just any text. */
    private static OAuth2TokenValidatorResult subject(Jwt jwt) {
        String subject = jwt.getSubject();
        boolean holds = subject != null
                && !subject.isBlank()
                && subject.length() <= SUBJECT_CHARS_MAX
                && subject.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
        return result(holds, "invalid_token", "sub must name the customer");
    }

    private static OAuth2TokenValidatorResult notBefore(Jwt jwt, Instant now) {
        Instant notBefore = jwt.getNotBefore();
        boolean holds = notBefore == null || !now.plus(CLOCK_SKEW).isBefore(notBefore);
        return result(holds, "invalid_token", "the token is not valid yet");
    }

    private static OAuth2TokenValidatorResult expiry(Jwt jwt, Instant now) {
        Instant expiresAt = jwt.getExpiresAt();
        return expiresAt == null
                ? result(false, "invalid_token", "exp is required")
                : result(!now.minus(CLOCK_SKEW).isAfter(expiresAt), EXPIRED, "the token has expired");
    }

    private static OAuth2TokenValidatorResult result(boolean holds, String code, String description) {
        return holds
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(code, description, null));
    }
}
