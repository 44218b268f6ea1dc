package dev.cartlog.events.serde;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Schemas on their way to the registry and back. */
final class SchemaText {
    private SchemaText() {}

    /** The schema as every language understands it. */
    static Schema portable(Schema schema) {
        return new Schema.Parser().parse(RegistryJson.withoutJavaProperties(schema.toString()));
    }

    /**
     * Parses what the registry gave and refuses what could be used to exhaust a reader. As no schema that contains
     * itself gets through, the depth of a record's data is bounded too.
     *
     * @param which names the schema in errors
     */
    static Schema parse(String text, String which) {
        try {
            Schema schema = new Schema.Parser().parse(text);
            new Guard().check(schema);
            return schema;
        } catch (AvroRuntimeException e) {
            throw new MalformedRecordException(
                    "The registry's schema " + which + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Walks a schema as a reader would walk its data. */
    private static final class Guard {
        private final Set<Schema> open = Collections.newSetFromMap(new IdentityHashMap<>());
        private int nodes;

        void check(Schema schema) {
            nodes++;
            if (nodes > Limits.SCHEMA_NODES_MAX) {
                throw new AvroRuntimeException("more than " + Limits.SCHEMA_NODES_MAX + " schemas in one");
            }
            if (open.size() >= Limits.SCHEMA_DEPTH_MAX) {
                throw new AvroRuntimeException("deeper than " + Limits.SCHEMA_DEPTH_MAX);
            }
            if (!open.add(schema)) {
                throw new AvroRuntimeException(schema.getFullName() + " contains itself");
            }
            children(schema).forEach(this::check);
            open.remove(schema);
        }

        private static List<Schema> children(Schema schema) {
            return switch (schema.getType()) {
                case RECORD ->
                    schema.getFields().stream().map(Schema.Field::schema).toList();
                case ARRAY -> List.of(schema.getElementType());
                case MAP -> List.of(schema.getValueType());
                case UNION -> schema.getTypes();
                case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> List.of();
            };
        }
    }
}
