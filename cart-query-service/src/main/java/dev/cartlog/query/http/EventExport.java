package dev.cartlog.query.http;

import dev.cartlog.domain.event.EventDocument;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.query.audit.EventCsv;
import dev.cartlog.query.view.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/**
 * Writes events without end in constant memory: a chunk is read only when the client has taken the one before, and
 * between chunks nothing is held, neither rows nor a store's iterator.
 */
public final class EventExport {
    private static final int CHUNK_EVENTS_MAX = 200;
    private static final DataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;

    private final Scheduler readers;

    /** @param readers where chunks are read */
    public EventExport(Scheduler readers) {
        this.readers = readers;
    }

    /** Events in order, in pieces. */
    @FunctionalInterface
    interface Source {
        /** At most so many events after a version; fewer only at the end. */
        List<LoggedEvent> after(CartVersion version, int max);
    }

    Mono<ServerResponse> ndjson(Source source, CartVersion after) {
        return stream(
                Representation.NDJSON,
                Flux.empty(),
                rows(source, after, event -> EventDocument.of(event.recorded()) + '\n'));
    }

    Mono<ServerResponse> csv(Source source, CartVersion after) {
        return stream(Representation.CSV, Flux.just(buffer(EventCsv.HEADER)), rows(source, after, EventCsv::row));
    }

    private Mono<ServerResponse> stream(Representation representation, Flux<DataBuffer> head, Flux<DataBuffer> rows) {
        return ServerResponse.ok()
                .contentType(representation.mediaType())
                .body((output, context) -> output.writeWith(head.concatWith(rows)));
    }

    private Flux<DataBuffer> rows(Source source, CartVersion after, Function<LoggedEvent, String> row) {
        return Flux.<DataBuffer, CartVersion>generate(() -> after, (from, sink) -> next(source, from, row, sink))
                .subscribeOn(readers);
    }

    private static CartVersion next(
            Source source, CartVersion from, Function<LoggedEvent, String> row, SynchronousSink<DataBuffer> sink) {
        List<LoggedEvent> chunk = source.after(from, CHUNK_EVENTS_MAX);
        if (chunk.isEmpty()) {
            sink.complete();
            return from;
        }
        StringBuilder text = new StringBuilder();
        chunk.forEach(event -> text.append(row.apply(event)));
        sink.next(buffer(text.toString()));
        return chunk.getLast().recorded().meta().version();
    }

    private static DataBuffer buffer(String text) {
        return BUFFERS.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
