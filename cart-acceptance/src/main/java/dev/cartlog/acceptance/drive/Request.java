package dev.cartlog.acceptance.drive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/** A request that is sent again and again, each time under an idempotency key of its own if it has one. */
public final class Request {
    private static final String KEY_NAME = "Idempotency-Key: ";
    private static final String KEY_FILL = "0".repeat(2 * Long.BYTES);

    private final byte[] bytes;
    private final int keyAt;

    private Request(byte[] bytes, int keyAt) {
        this.bytes = bytes;
        this.keyAt = keyAt;
    }

    /**
     * A POST or PATCH of JSON, with a key.
     *
     * @param bearer the token to show
     */
    public static Request withKey(String method, String path, String bearer, String json) {
        return keyed(method, path, Map.of("Authorization", "Bearer " + bearer), json);
    }

    /** The same without a token. */
    public static Request keyed(String method, String path, Map<String, String> headers, String json) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Accept: application/json\r\nContent-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append(KEY_NAME);
        int keyAt = head.length();
        head.append(KEY_FILL).append("\r\n\r\n").append(json);
        return new Request(head.toString().getBytes(StandardCharsets.UTF_8), keyAt);
    }

    /** What goes over the wire, under this key. Valid until the next call. */
    ByteBuffer under(long key) {
        byte[] digits = HexFormat.of().toHexDigits(key).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, bytes, keyAt, digits.length);
        return ByteBuffer.wrap(bytes);
    }
}
