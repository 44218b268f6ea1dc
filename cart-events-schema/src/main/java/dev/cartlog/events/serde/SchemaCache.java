package dev.cartlog.events.serde;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.apache.avro.Schema;

/** Schemas by id, and for a short while the ids that do not exist: a stream of bad records is no stream of questions. */
final class SchemaCache {
    private static final Duration MISSING_BELIEVED = Duration.ofSeconds(10);

    private final ConcurrentMap<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Missing> missing = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    private record Missing(long sinceNanos, RegistryRefusedException answer) {}

    SchemaCache(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    Optional<Schema> get(int id) {
        return Optional.ofNullable(schemas.get(id));
    }

    void put(int id, Schema schema) {
        bound(schemas);
        schemas.put(id, schema);
        missing.remove(id);
    }

    void missing(int id, RegistryRefusedException answer) {
        bound(missing);
        missing.put(id, new Missing(nanoTime.getAsLong(), answer));
    }

    /** Throws the registry's last answer again while it is fresh. */
    void refuseIfMissing(int id) {
        Missing last = missing.get(id);
        if (last == null) {
            return;
        }
        if (nanoTime.getAsLong() - last.sinceNanos < MISSING_BELIEVED.toNanos()) {
            throw last.answer.again();
        }
        missing.remove(id, last);
    }

    /** Starting over is enough: in earnest there are a few dozen, and a full map means that someone plays with ids. */
    private static void bound(ConcurrentMap<Integer, ?> map) {
        if (map.size() >= Limits.SCHEMAS_CACHED_MAX) {
            map.clear();
        }
    }
}
