package dev.cartlog.acceptance.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to be sent.
 *
 * @param method GET, POST, PATCH or DELETE
 * @param base scheme, host and port
 * @param path begins with a slash, may have a query
 * @param headers names and values, in the order they are shown
 * @param body a JSON tree, or empty for none
 */
public record Call(String method, URI base, String path, Map<String, String> headers, Optional<Object> body) {
    /** A GET. */
    public static Call get(URI base, String path) {
        return new Call("GET", base, path, Map.of(), Optional.empty());
    }

    /** A POST with a JSON body. */
    public static Call post(URI base, String path, Object body) {
        return new Call("POST", base, path, Map.of(), Optional.of(body));
    }

    /** A PATCH with a JSON body. */
    public static Call patch(URI base, String path, Object body) {
        return new Call("PATCH", base, path, Map.of(), Optional.of(body));
    }

    /** A POST without a body. */
    public static Call post(URI base, String path) {
        return new Call("POST", base, path, Map.of(), Optional.empty());
    }

    /** The same with a header more. */
    public Call with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, base, path, more, body);
    }

    /** The same by somebody with this bearer token. */
    public Call as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** Where it goes. */
    public URI uri() {
        return URI.create(base + path);
    }
}
