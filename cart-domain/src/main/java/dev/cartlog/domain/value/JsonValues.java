package dev.cartlog.domain.value;

import dev.cartlog.domain.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How the contract spells values that occur in many documents. */
public final class JsonValues {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int YEAR_OF_FOUR_DIGITS_MAX = 9_999;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int DECIMAL = 10;

    private JsonValues() {}

    /** ISO 8601 in UTC with exactly three fraction digits. */
    public static String time(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        return utc.getYear() < 0 || utc.getYear() > YEAR_OF_FOUR_DIGITS_MAX
                ? MILLISECONDS.format(instant)
                : new String(digits(utc), StandardCharsets.ISO_8859_1);
    }

    /** By hand: an event is written with its time twice, and a formatter takes longer than the event's hash. */
    private static byte[] digits(LocalDateTime utc) {
        byte[] text = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);
        put(text, 3, utc.getYear());
        put(text, 6, utc.getMonthValue());
        put(text, 9, utc.getDayOfMonth());
        put(text, 12, utc.getHour());
        put(text, 15, utc.getMinute());
        put(text, 18, utc.getSecond());
        put(text, 22, utc.getNano() / NANOS_PER_MILLI);
        return text;
    }

    /** A number's decimal digits, the last of them at a place. What is before them is zero already. */
    private static void put(byte[] text, int last, int number) {
        int at = last;
        for (int rest = number; rest > 0; rest /= DECIMAL) {
            text[at--] = (byte) ('0' + rest % DECIMAL);
        }
    }

    public static JsonWriter money(JsonWriter json, String field, Money money) {
        return json.object(
                field, o -> o.number("amountMinor", money.amountMinor()).string("currency", money.currency()));
    }

    public static JsonWriter attributes(JsonWriter json, Attributes attributes) {
        return json.object("attributes", o -> attributes.values().forEach(o::string));
    }
}
