package dev.cartlog.acceptance.http;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param status the HTTP status
 * @param headers the HTTP headers
 * @param text the body as it came, empty when there is none
 */
public record Answer(int status, HttpHeaders headers, String text) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * The body as a JSON tree; a missing node when there is no body.
     *
     * @throws IllegalStateException when the body is no JSON
     */
    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalStateException("the answer " + status + " is no JSON: " + text, e);
        }
    }

    /** The node at a JSON pointer such as {@code /cart/version}; a missing node when there is none. */
    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** The text at a JSON pointer, or the empty text. */
    public String string(String pointer) {
        return at(pointer).asString("");
    }

    /** The number at a JSON pointer, or 0. */
    public long number(String pointer) {
        return at(pointer).asLong(0);
    }

    /** The first header of this name. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
