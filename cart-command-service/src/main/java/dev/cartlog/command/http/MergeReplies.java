package dev.cartlog.command.http;

import dev.cartlog.command.merge.MergeAnswer;
import dev.cartlog.command.merge.MergePreview;
import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.domain.document.CartDocument;
import dev.cartlog.domain.document.ReplyDocument;
import dev.cartlog.domain.document.ReplyDocument.EventRef;
import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.merge.MergeDocument;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.Refusals;
import dev.cartlog.web.request.Answers;
import dev.cartlog.web.request.RequestTrace;
import java.net.URI;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers for what became of a merge. */
final class MergeReplies {
    private final Catalog catalog;

    MergeReplies(Catalog catalog) {
        this.catalog = catalog;
    }

    Mono<ServerResponse> merged(ServerRequest request, MergeAnswer answer) {
        return switch (answer) {
            case MergeAnswer.Done done -> done(request, done);
            case MergeAnswer.Pending pending -> pending(request, pending);
            case MergeAnswer.Refused refused -> throw refusal(refused);
            case MergeAnswer.NotDecided undecided ->
                throw new ProblemException(Problem.of(Sender.problem(undecided.reason())));
        };
    }

    Mono<ServerResponse> previewed(ServerRequest request, MergePreview.Answer answer) {
        return switch (answer) {
            case MergePreview.Answer.Shown shown -> {
                RequestTrace.of(request.exchange()).note("outcome", "previewed");
                MergePreview.Previewed preview = shown.preview();
                String merge = MergeDocument.of(preview.merge(), preview.customerCartId());
                yield Answers.json(ServerResponse.ok(), body(merge));
            }
            case MergePreview.Answer.Not not -> merged(request, not.answer());
        };
    }

    private Mono<ServerResponse> done(ServerRequest request, MergeAnswer.Done done) {
        note(request, done.customerCart().cartId().toString(), done.replayed() ? "replayed" : "applied");
        ServerResponse.BodyBuilder reply = ServerResponse.ok().eTag(Replies.etag(done.customerCart()));
        if (done.replayed()) {
            reply.header(CommandHeaders.IDEMPOTENT_REPLAYED, "true");
        }
        String merge = MergeDocument.of(done.merge(), done.customerCart().cartId());
        return Answers.json(
                reply,
                ReplyDocument.of(done.customerCart(), EventRef.of(done.events()), catalog, Map.of("merge", merge)));
    }

    private static Mono<ServerResponse> pending(ServerRequest request, MergeAnswer.Pending pending) {
        note(request, pending.customerCartId().toString(), "pending");
        URI location = URI.create("/v1/merges/" + pending.merge().mergeId());
        String merge = MergeDocument.of(pending.merge(), pending.customerCartId());
        return Answers.json(ServerResponse.accepted().location(location), body(merge));
    }

    private ProblemException refusal(MergeAnswer.Refused refused) {
        return new ProblemException(
                Refusals.problem(refused.refusal(), refused.cart(), cart -> CartDocument.of(cart, catalog)));
    }

    private static void note(ServerRequest request, String cartId, String outcome) {
        RequestTrace.of(request.exchange()).note("cart", cartId).note("outcome", outcome);
    }

    private static String body(String merge) {
        return new JsonWriter().object(o -> o.raw("merge", merge)).toString();
    }
}
