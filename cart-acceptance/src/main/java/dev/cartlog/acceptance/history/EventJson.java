package dev.cartlog.acceptance.history;

import dev.cartlog.domain.json.CanonicalJson;
import dev.cartlog.domain.value.Sha256;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Derives an event's JSON from its Avro record by rule: the same names, absent where Avro has null, times as text. It
 * shares no mapping with the service, so that a mistake in the service's is found.
 *
 * <p>The one exception to the rule: what a merge notes for each article is a list in Avro and an object by SKU in JSON.
 */
final class EventJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Set<String> BY_SKU = Set.of("ItemCap", "ItemPrice");

    private EventJson() {}

    /** SHA-256 of the canonical JSON of the event without its own hash. */
    static String contentHash(IndexedRecord event) {
        Map<String, Object> tree = object(event);
        tree.put("type", event.getSchema().getName());
        ((Map<?, ?>) Objects.requireNonNull(tree.get("meta"))).remove("hash");
        return Sha256.hex(CanonicalJson.of(tree));
    }

    private static Map<String, Object> object(IndexedRecord record) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Field field : record.getSchema().getFields()) {
            @Nullable Object value = record.get(field.pos());
            if (value != null) {
                tree.put(
                        field.name(),
                        value instanceof Collection<?> list && isBySku(field.schema()) ? bySku(list) : value(value));
            }
        }
        return tree;
    }

    private static Object value(Object value) {
        return switch (value) {
            case IndexedRecord record -> object(record);
            case Collection<?> list -> list.stream().map(EventJson::value).toList();
            case Map<?, ?> map -> map;
            case Instant time -> TIME.format(time);
            case CharSequence text -> text.toString();
            case Integer number -> number;
            case Long number -> number;
            case Boolean bool -> bool;
            default -> throw new IllegalArgumentException("no JSON for a " + value.getClass());
        };
    }

    /** By the schema: a merge of empty carts notes nothing, which is an empty object and not an empty list. */
    private static boolean isBySku(Schema schema) {
        return schema.getType() == Schema.Type.ARRAY
                && BY_SKU.contains(schema.getElementType().getName());
    }

    private static Map<String, Object> bySku(Collection<?> list) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Object element : list) {
            Map<String, Object> fields = object((IndexedRecord) element);
            String sku = (String) Objects.requireNonNull(fields.remove("sku"));
            boolean isPrice = ((IndexedRecord) element).getSchema().getName().equals("ItemPrice");
            Object entry = isPrice ? fields.get("unitPrice") : fields;
            if (entry != null) {
                tree.put(sku, entry);
            }
        }
        return tree;
    }
}
