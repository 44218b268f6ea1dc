package dev.cartlog.command.http;

import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Answers;
import dev.cartlog.web.request.Bodies;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Takes what shops' pages report of themselves. Nobody has to be anybody for that, so all of them together get a bounded
 * rate besides that of each caller: carts come first.
 */
final class ReportHandler {
    static final int REPORTS_PER_SECOND_MAX = 200;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long INTERVAL_NANOS = NANOS_PER_SECOND / REPORTS_PER_SECOND_MAX;

    private final Bodies bodies;
    private final Consumer<ClientReport> reports;
    private final LongSupplier nanoTime;
    /** When the next report would be due if they came one after the other. */
    private final AtomicLong dueNanos;

    ReportHandler(Bodies bodies, Consumer<ClientReport> reports, LongSupplier nanoTime) {
        this.bodies = bodies;
        this.reports = reports;
        this.nanoTime = nanoTime;
        this.dueNanos = new AtomicLong(nanoTime.getAsLong());
    }

    Mono<ServerResponse> handle(ServerRequest request) {
        return bodies.json(request.exchange().getRequest())
                .map(ClientReport::of)
                .flatMap(report -> {
                    requireRoom();
                    reports.accept(report);
                    return Answers.json(
                            ServerResponse.accepted(),
                            "{\"counted\":%d}".formatted(report.counts().size()));
                });
    }

    /** A second's worth may come at once. */
    private void requireRoom() {
        long now = nanoTime.getAsLong();
        long due = dueNanos.updateAndGet(
                before -> before - now > NANOS_PER_SECOND ? before : Math.max(before, now) + INTERVAL_NANOS);
        if (due - now > NANOS_PER_SECOND) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, "Too many reports; nothing is lost but a count.");
        }
    }
}
