package dev.cartlog.domain.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 in the spellings the product uses. Every Java platform provides the algorithm. */
public final class Sha256 {
    private static final HexFormat HEX = HexFormat.of();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int SHORT_CHARS = 22;
    private static final UnusedDigest SHA_256 = new UnusedDigest("SHA-256");

    private Sha256() {}

    /** 32 bytes. */
    public static byte[] digest(byte[] input) {
        return SHA_256.copy().digest(input);
    }

    /** The first 8 bytes, big-endian, over the UTF-8 bytes of the text. */
    public static long first64Bits(String text) {
        return ByteBuffer.wrap(digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    /** 64 lower-case hexadecimal characters over the UTF-8 bytes of the text. */
    public static String hex(String text) {
        return HEX.formatHex(digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The first 22 base64url characters (132 bits) over the UTF-8 bytes of the text. */
    public static String shortText(String text) {
        return BASE64URL
                .encodeToString(digest(text.getBytes(StandardCharsets.UTF_8)))
                .substring(0, SHORT_CHARS);
    }
}
