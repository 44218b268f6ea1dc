package dev.cartlog.domain.value;

import dev.cartlog.domain.json.JsonWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How the contract spells values that occur in many documents. */
public final class JsonValues {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private JsonValues() {}

    /** ISO 8601 in UTC with exactly three fraction digits. */
    public static String time(Instant instant) {
        return MILLISECONDS.format(instant);
    }

    public static JsonWriter money(JsonWriter json, String field, Money money) {
        return json.object(
                field, o -> o.number("amountMinor", money.amountMinor()).string("currency", money.currency()));
    }

    public static JsonWriter attributes(JsonWriter json, Attributes attributes) {
        return json.object("attributes", o -> attributes.values().forEach(o::string));
    }
}
