package dev.cartlog.domain.document;

import dev.cartlog.domain.cart.AppliedCommand;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.domain.catalog.LineFlag;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.value.CartLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The body of every successful command: the cart, what happened, what was applied lately, what to mind. */
public final class ReplyDocument {
    private ReplyDocument() {}

    /**
     * @param events type and version of each, oldest first
     * @param extras further members of the body as canonical JSON: {@code guestToken}, {@code merge}
     */
    public static String of(Cart cart, List<EventRef> events, Catalog catalog, Map<String, String> extras) {
        JsonWriter json = new JsonWriter();
        json.object(o -> {
            o.array("appliedCommandIds", cart.ledger().newestIds(), JsonWriter::string)
                    .raw("cart", CartDocument.of(cart, catalog))
                    .array("events", events, ReplyDocument::event);
            new TreeMap<>(extras).forEach(o::raw);
            o.array("warnings", warnings(cart, catalog).toList(), ReplyDocument::warning);
        });
        return json.toString();
    }

    /** Type and version of an event. */
    public record EventRef(String type, long version) {
        public static List<EventRef> of(List<RecordedEvent> events) {
            return events.stream()
                    .map(e -> new EventRef(e.event().type(), e.meta().version().value()))
                    .toList();
        }

        public static List<EventRef> of(AppliedCommand command) {
            long first = command.firstVersion().value();
            return IntStream.range(0, command.eventTypes().size())
                    .mapToObj(at -> new EventRef(command.eventTypes().get(at), first + at))
                    .toList();
        }
    }

    private record Warning(LineFlag flag, CartLine line) {}

    private static Stream<Warning> warnings(Cart cart, Catalog catalog) {
        return cart.lines().all().stream()
                .flatMap(line -> LineFlag.of(line, catalog).stream().map(flag -> new Warning(flag, line)));
    }

    private static void event(JsonWriter json, EventRef event) {
        json.object(o -> o.string("type", event.type()).number("version", event.version()));
    }

    private static void warning(JsonWriter json, Warning warning) {
        json.object(o -> o.string("code", warning.flag().name())
                .string("detail", detail(warning.flag()))
                .string("lineId", warning.line().lineId().value()));
    }

    private static String detail(LineFlag flag) {
        return switch (flag) {
            case PRICE_CHANGED -> "The price in the catalogue differs from the price in the cart.";
            case INSUFFICIENT_STOCK -> "There are fewer pieces in stock than in the cart.";
            case DISCONTINUED -> "The article is no longer sold.";
        };
    }
}
