package dev.cartlog.query.http;

import dev.cartlog.web.security.FailedCredentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What instances show each other, so that nobody else gets past the checks that one of them has made already. */
public final class InternalSecret {
    static final String HEADER = "X-Cart-Internal";

    private final String secret;

    /** The secret that all instances share. */
    public InternalSecret(String secret) {
        this.secret = secret;
    }

    String value() {
        return secret;
    }

    /** Whether a request comes from another instance. */
    boolean isShownBy(ServerRequest request) {
        String shown = request.headers().firstHeader(HEADER);
        boolean holds = shown != null && MessageDigest.isEqual(utf8(shown), utf8(secret));
        if (shown != null && !holds) {
            FailedCredentials.note(request.exchange());
        }
        return holds;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
