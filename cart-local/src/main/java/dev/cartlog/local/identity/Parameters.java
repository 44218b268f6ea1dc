package dev.cartlog.local.identity;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a request asks for, in its query or in a form. Of a parameter that is sent twice the last counts. */
record Parameters(Map<String, String> values) {
    private static final int FORM_BYTES_MAX = 4_096;

    /** Whose names are accepted: they become the subject of tokens. */
    private static final String NAME = "[!-~]{1,128}";

    Parameters {
        values = Map.copyOf(values);
    }

    /** An escape that cannot be read makes its parameter one that was not sent. */
    static Parameters of(HttpExchange exchange) throws IOException {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        String form = new String(exchange.getRequestBody().readNBytes(FORM_BYTES_MAX), StandardCharsets.UTF_8);
        return new Parameters(Arrays.stream((query + "&" + form).split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2 && isDecodable(pair[0]) && isDecodable(pair[1]))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (first, last) -> last)));
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The parameter when it could be a person's name: 1 to 128 printable ASCII characters. */
    Optional<String> name(String name) {
        return find(name).filter(value -> value.matches(NAME));
    }

    private static boolean isDecodable(String text) {
        return text.matches("([^%]|%[0-9A-Fa-f]{2})*+");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
