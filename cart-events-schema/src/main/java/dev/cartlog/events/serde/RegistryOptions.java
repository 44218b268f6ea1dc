package dev.cartlog.events.serde;

import java.net.URI;
import java.time.Duration;

/**
 * Where the registry is and how patient to be with it.
 *
 * @param baseUri what {@code /subjects} is appended to, such as {@code http://localhost:8085/apis/ccompat/v7}
 * @param connectTimeout the longest to wait for a connection
 * @param requestTimeout the longest to wait for one answer
 * @param attemptsMax how often one call is tried before it fails
 * @param backoff how long to wait between the tries
 */
public record RegistryOptions(
        URI baseUri, Duration connectTimeout, Duration requestTimeout, int attemptsMax, Backoff backoff) {
    private static final int ATTEMPTS_DEFAULT = 4;

    /** Checks the values; throws IllegalArgumentException when one makes no sense. */
    public RegistryOptions {
        String scheme = baseUri.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException(
                    "The registry's address must start with http:// or https://, not be " + baseUri);
        }
        if (baseUri.getRawQuery() != null || baseUri.getRawFragment() != null || baseUri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The registry's address takes no query, fragment or user");
        }
        if (attemptsMax < 1) {
            throw new IllegalArgumentException("attemptsMax must be at least 1, not " + attemptsMax);
        }
    }

    /** 2 s to connect, 5 s for an answer, 4 tries with up to 100, 200 and 400 ms between them. */
    public static RegistryOptions of(URI baseUri) {
        return new RegistryOptions(
                baseUri,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                ATTEMPTS_DEFAULT,
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2)));
    }

    URI resolve(String path) {
        String base = baseUri.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }
}
