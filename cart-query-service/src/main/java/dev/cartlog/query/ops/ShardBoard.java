package dev.cartlog.query.ops;

import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.value.JsonValues;
import dev.cartlog.query.topology.Halt;
import dev.cartlog.query.view.Freshness;
import dev.cartlog.query.view.Freshness.Standing;
import dev.cartlog.query.view.ViewStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who owns each partition, and how far the views of it have come, on whichever instance. */
public final class ShardBoard {
    private final String instance;
    private final Freshness freshness;
    private final ViewStatus status;
    private final Owners owners;

    /** @param instance as the others know this one */
    public ShardBoard(String instance, Freshness freshness, ViewStatus status, Owners owners) {
        this.instance = instance;
        this.freshness = freshness;
        this.status = status;
        this.owners = owners;
    }

    /** What this instance keeps: a JSON object. */
    public String here() {
        JsonWriter json = new JsonWriter();
        json.object(o -> o.array("halts", status.haltList(), (w, halt) -> w.object(h -> halt(h, halt)))
                .string("instance", instance)
                .array("parts", freshness.standings(), (w, standing) -> w.object(p -> part(p, standing))));
        return json.toString();
    }

    /** What stands for an instance that does not answer. */
    public static String silent(String instance) {
        JsonWriter json = new JsonWriter();
        json.object(o -> o.bool("answers", false).string("instance", instance));
        return json.toString();
    }

    /**
     * The whole document. Throws NotReadableException.
     *
     * @param instances what {@link #here} says on each
     */
    public String document(List<String> instances) {
        Map<Integer, String> announced = owners.byPartition();
        JsonWriter json = new JsonWriter();
        json.object(
                o -> o.array("shards", announced.values(), JsonWriter::raw).array("views", instances, JsonWriter::raw));
        return json.toString();
    }

    private static void halt(JsonWriter json, Halt halt) {
        json.number("offset", halt.offset())
                .number("partition", halt.partition())
                .string("reason", halt.reason());
    }

    private static void part(JsonWriter json, Standing standing) {
        json.number("end", standing.end())
                .string("feed", standing.part().feed().name().toLowerCase(Locale.ROOT))
                .string("knownUntil", JsonValues.time(standing.knownUntil()))
                .number("lagRecords", standing.lagRecords())
                .number("next", standing.next())
                .number("partition", standing.part().partition())
                .bool("readable", standing.readable());
    }
}
