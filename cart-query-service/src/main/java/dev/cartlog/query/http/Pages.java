package dev.cartlog.query.http;

import dev.cartlog.domain.json.JsonWriter;
import java.util.List;
import java.util.Optional;

/** A page of a list: {@code {"<name>": […], "next": "…" | null}}. */
final class Pages {
    private static final String NULL = "null";

    private Pages() {}

    /** @param documents each a JSON document */
    static String of(String name, List<String> documents, Optional<String> next) {
        JsonWriter json = new JsonWriter();
        json.object(o -> fields(o, name, documents, next));
        return json.toString();
    }

    /** The fields of a page, for an object that has others too. */
    static void fields(JsonWriter json, String name, List<String> documents, Optional<String> next) {
        json.array(name, documents, JsonWriter::raw);
        next.ifPresentOrElse(cursor -> json.string("next", cursor), () -> json.raw("next", NULL));
    }
}
