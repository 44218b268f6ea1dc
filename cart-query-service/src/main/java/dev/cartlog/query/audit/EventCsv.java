package dev.cartlog.query.audit;

import dev.cartlog.domain.event.EventDocument;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.value.JsonValues;
import dev.cartlog.query.view.LoggedEvent;
import java.util.List;
import java.util.stream.Collectors;

/** Events as rows of CSV (RFC 4180). The last column is the whole event as JSON, so nothing is lost. */
public final class EventCsv {
    /** The first line. */
    public static final String HEADER = "cartId,version,type,occurredAt,actorType,actorId,commandId,correlationId,"
            + "causationId,eventId,previousHash,hash,partition,offset,event\r\n";

    /** Spreadsheets take a cell that begins with one of these for a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private EventCsv() {}

    /** One line, with its end. */
    public static String row(LoggedEvent logged) {
        EventMeta meta = logged.recorded().meta();
        List<String> cells = List.of(
                meta.cartId().toString(),
                meta.version().toString(),
                logged.recorded().event().type(),
                JsonValues.time(meta.occurredAt()),
                meta.actor().type().name(),
                harmless(meta.actor().id()),
                harmless(meta.commandId()),
                harmless(meta.correlationId()),
                harmless(meta.causationId()),
                meta.eventId().toString(),
                meta.previousHash(),
                meta.hash(),
                Integer.toString(logged.partition()),
                Long.toString(logged.offset()),
                EventDocument.of(logged.recorded()));
        return cells.stream().map(EventCsv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
