package dev.cartlog.query.http;

import dev.cartlog.domain.event.EventDocument;
import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.events.serde.WireFormat;
import dev.cartlog.query.view.LoggedEvent;
import java.util.List;
import java.util.Optional;

/**
 * A page of a cart's events. Where the log holds them stands beside them and not in them: an event's document is what
 * its hash is taken of.
 */
final class EventPage {
    private EventPage() {}

    /** @param places whether to tell where in the log each event is */
    static String of(List<LoggedEvent> shown, Optional<String> next, boolean places) {
        JsonWriter json = new JsonWriter();
        json.object(o -> {
            Pages.fields(
                    o,
                    "events",
                    shown.stream()
                            .map(event -> EventDocument.of(event.recorded()))
                            .toList(),
                    next);
            if (places) {
                o.array("places", shown, (w, event) -> w.object(p -> place(p, event)));
            }
        });
        return json.toString();
    }

    private static void place(JsonWriter json, LoggedEvent event) {
        json.number("offset", event.offset())
                .number("partition", event.partition())
                .number("schemaId", WireFormat.schemaId(event.stored().record()))
                .number("version", event.recorded().meta().version().value());
    }
}
