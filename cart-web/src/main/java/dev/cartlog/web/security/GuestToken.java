package dev.cartlog.web.security;

import dev.cartlog.domain.value.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A guest's capability: whoever holds it may use the one cart it was issued with. Only its hash is kept, in events and in
 * memory; the token itself exists in the answer that issued it and with the client.
 */
public final class GuestToken {
    static final String PREFIX = "gct_";

    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("gct_[A-Za-z0-9_-]{43}");
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private GuestToken() {}

    /** A new token. */
    public static String mint(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return PREFIX + BASE64URL.encodeToString(secret);
    }

    /** Whether the text could be a guest's token. */
    public static boolean isWellFormed(String token) {
        return FORM.matcher(token).matches();
    }

    /** What is stored of it: SHA-256 (hex) of the whole token. */
    public static String hash(String token) {
        return Sha256.hex(token);
    }
}
