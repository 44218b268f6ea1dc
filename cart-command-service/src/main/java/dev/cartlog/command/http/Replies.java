package dev.cartlog.command.http;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.domain.document.CartDocument;
import dev.cartlog.domain.document.ReplyDocument;
import dev.cartlog.domain.document.ReplyDocument.EventRef;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.Refusals;
import dev.cartlog.web.request.Answers;
import dev.cartlog.web.request.RequestTrace;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers for what became of a request. */
final class Replies {
    private final Catalog catalog;

    Replies(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What a successful answer says. */
    private record Success(HttpStatusCode status, Cart cart, List<EventRef> events, boolean replayed, String word) {}

    /** The answer to commands on a cart. */
    Mono<ServerResponse> reply(ServerRequest request, Outcome outcome) {
        return answer(request, success(outcome, HttpStatus.OK), Map.of(), false);
    }

    /**
     * The answer to starting a cart.
     *
     * @param extras further members of the body, as JSON
     */
    Mono<ServerResponse> created(ServerRequest request, Outcome outcome, Map<String, String> extras) {
        return answer(request, success(outcome, HttpStatus.CREATED), extras, true);
    }

    private Success success(Outcome outcome, HttpStatus whenApplied) {
        return switch (outcome) {
            case Outcome.Applied applied ->
                new Success(whenApplied, applied.cart(), EventRef.of(applied.events()), false, "applied");
            case Outcome.Unchanged unchanged ->
                new Success(HttpStatus.OK, unchanged.cart(), List.of(), false, "unchanged");
            case Outcome.Replayed replayed ->
                new Success(whenApplied, replayed.cart(), EventRef.of(replayed.first()), true, "replayed");
            case Outcome.Refused refused ->
                throw new ProblemException(
                        Refusals.problem(refused.refusal(), refused.cart(), cart -> CartDocument.of(cart, catalog)));
        };
    }

    private Mono<ServerResponse> answer(
            ServerRequest request, Success success, Map<String, String> extras, boolean located) {
        String cartId = success.cart().cartId().toString();
        RequestTrace.of(request.exchange()).note("cart", cartId).note("outcome", success.word());
        ServerResponse.BodyBuilder answer =
                ServerResponse.status(success.status()).eTag(etag(success.cart()));
        if (located) {
            answer.location(URI.create("/v1/carts/" + cartId));
        }
        if (success.replayed()) {
            answer.header(CommandHeaders.IDEMPOTENT_REPLAYED, "true");
        }
        return Answers.json(answer, ReplyDocument.of(success.cart(), success.events(), catalog, extras));
    }

    static String etag(Cart cart) {
        return '"' + cart.version().toString() + '"';
    }
}
