package dev.cartlog.command.http;

import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Answers;
import dev.cartlog.web.request.Bodies;
import java.util.function.Consumer;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Takes what shops' pages report of themselves. Nobody has to be anybody for that, so all of them together get a bounded
 * rate besides that of each caller: carts come first.
 */
final class ReportHandler {
    private final Bodies bodies;
    private final Consumer<ClientReport> reports;
    private final ReportGate gate;

    ReportHandler(Bodies bodies, Consumer<ClientReport> reports, ReportGate gate) {
        this.bodies = bodies;
        this.reports = reports;
        this.gate = gate;
    }

    Mono<ServerResponse> handle(ServerRequest request) {
        return bodies.json(request.exchange().getRequest())
                .map(ClientReport::of)
                .flatMap(report -> {
                    if (!gate.enter()) {
                        throw new ProblemException(
                                ProblemType.TOO_MANY_REQUESTS, "Too many reports; nothing is lost but a count.");
                    }
                    reports.accept(report);
                    return Answers.json(
                            ServerResponse.accepted(),
                            "{\"counted\":%d}".formatted(report.counts().size()));
                });
    }
}
