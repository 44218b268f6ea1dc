package dev.cartlog.command.http;

import dev.cartlog.command.merge.MergeOrder;
import dev.cartlog.command.merge.MergePreview;
import dev.cartlog.command.merge.MergeProcess;
import dev.cartlog.command.merge.MergeReversal;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Bodies;
import dev.cartlog.web.request.RequestTrace;
import dev.cartlog.web.security.Caller;
import dev.cartlog.web.security.Callers;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Merges, their previews and their reversals. */
final class MergeHandlers {
    private final Bodies bodies;
    private final Merges merges;
    private final MergeReplies replies;
    private final Scheduler blocking;

    /** The three things that can be done. Each blocks. */
    record Merges(MergeProcess process, MergePreview preview, MergeReversal reversal) {}

    /** @param blocking where merges may wait for their steps */
    MergeHandlers(Bodies bodies, Merges merges, MergeReplies replies, Scheduler blocking) {
        this.bodies = bodies;
        this.merges = merges;
        this.replies = replies;
        this.blocking = blocking;
    }

    Mono<ServerResponse> merge(ServerRequest request) {
        return ordered(request)
                .flatMap(order -> later(() -> merges.process().merge(order)))
                .flatMap(answer -> replies.merged(request, answer));
    }

    Mono<ServerResponse> preview(ServerRequest request) {
        return ordered(request)
                .flatMap(order -> later(() -> merges.preview().preview(order)))
                .flatMap(answer -> replies.previewed(request, answer));
    }

    Mono<ServerResponse> revert(ServerRequest request) {
        return Callers.of(request)
                .doOnNext(Caller::principal)
                .flatMap(caller -> bodies.optionalJson(request.exchange().getRequest())
                        .map(body -> body.only(Set.of()))
                        .map(body -> reversal(request, caller)))
                .flatMap(order -> later(() -> merges.reversal().revert(order)))
                .flatMap(answer -> replies.merged(request, answer));
    }

    /** In the contract's order: who, then the body, then whether they may. */
    private Mono<MergeOrder> ordered(ServerRequest request) {
        return Callers.of(request)
                .doOnNext(Caller::principal)
                .flatMap(caller -> bodies.json(request.exchange().getRequest())
                        .map(MergeBodies::wish)
                        .map(wish -> MergeBodies.order(request, caller.customer(), wish)));
    }

    private static MergeReversal.Order reversal(ServerRequest request, Caller caller) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        String store = CommandBodies.store(request.queryParam("store"));
        return new MergeReversal.Order(
                caller.customer().subject(),
                store,
                mergeId(request),
                CommandHeaders.commandId(headers),
                RequestTrace.of(request.exchange()).correlationId(),
                CommandHeaders.trace(headers));
    }

    private static UUID mergeId(ServerRequest request) {
        String text = request.pathVariable("mergeId");
        Optional<UUID> id = parsed(text).filter(uuid -> uuid.toString().equals(text));
        return id.orElseThrow(() -> new ProblemException(ProblemType.MERGE_NOT_FOUND, "There is no such merge."));
    }

    private static Optional<UUID> parsed(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private <T> Mono<T> later(Callable<T> blockingCall) {
        return Mono.fromCallable(blockingCall).subscribeOn(blocking);
    }
}
