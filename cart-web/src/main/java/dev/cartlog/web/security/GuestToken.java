package dev.cartlog.web.security;

import dev.cartlog.domain.value.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A guest's capability: whoever holds it may use the one cart it was issued with. Only its hash is kept, in events and in
 * memory; the token itself exists in the answer that issued it and with the client.
 */
public final class GuestToken {
    static final String PREFIX = "gct_";

    private static final int SECRET_BYTES = 32;
    /** Of 32 bytes in base64url. */
    private static final int SECRET_CHARS = 43;

    private static final int TOKEN_CHARS = PREFIX.length() + SECRET_CHARS;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private GuestToken() {}

    /** A new token. */
    public static String mint(SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return PREFIX + BASE64URL.encodeToString(secret);
    }

    /** Whether the text could be a guest's token. By hand, as every request of a guest has one. */
    public static boolean isWellFormed(String token) {
        if (token.length() != TOKEN_CHARS || !token.startsWith(PREFIX)) {
            return false;
        }
        for (int at = PREFIX.length(); at < TOKEN_CHARS; at++) {
            if (!isBase64Url(token.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    /** What is stored of it: SHA-256 (hex) of the whole token. */
    public static String hash(String token) {
        return Sha256.hex(token);
    }
}
