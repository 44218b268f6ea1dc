package dev.cartlog.query.http;

import dev.cartlog.domain.event.EventDocument;
import dev.cartlog.query.audit.EventCsv;
import dev.cartlog.query.view.LoggedEvent;
import dev.cartlog.web.request.Streamed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes events without end in constant memory: a chunk is read only when the client has taken the one before, and
 * between chunks nothing is held, neither rows nor a store's iterator.
 */
final class EventExport {
    private static final int CHUNK_EVENTS_MAX = 200;
    private static final int CHUNKS_AHEAD = 1;

    private EventExport() {}

    /** Events in order, in pieces. */
    @FunctionalInterface
    interface Source {
        /** At most so many events behind the last one that was given; fewer only at the end. */
        Mono<List<LoggedEvent>> after(Optional<LoggedEvent> last, int max);
    }

    /** The events as NDJSON or CSV. */
    static Mono<ServerResponse> answer(Representation representation, Source source) {
        String head = representation == Representation.CSV ? EventCsv.HEADER : "";
        Function<LoggedEvent, String> row = representation == Representation.CSV
                ? EventCsv::row
                : event -> EventDocument.of(event.recorded()) + '\n';
        Flux<String> text = Flux.just(head).concatWith(chunks(source).map(chunk -> text(chunk, row)));
        return ServerResponse.ok()
                .contentType(representation.mediaType())
                .body((output, context) -> Streamed.write(
                        output, text.filter(part -> !part.isEmpty()).map(EventExport::buffer)));
    }

    /** Each chunk is asked for when the one before has been taken; an incomplete one is the last. */
    private static Flux<List<LoggedEvent>> chunks(Source source) {
        return source.after(Optional.empty(), CHUNK_EVENTS_MAX)
                .expand(
                        chunk -> chunk.size() < CHUNK_EVENTS_MAX
                                ? Mono.empty()
                                : source.after(Optional.of(chunk.getLast()), CHUNK_EVENTS_MAX),
                        CHUNKS_AHEAD);
    }

    private static String text(List<LoggedEvent> chunk, Function<LoggedEvent, String> row) {
        StringBuilder text = new StringBuilder();
        chunk.forEach(event -> text.append(row.apply(event)));
        return text.toString();
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
