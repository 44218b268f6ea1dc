package dev.cartlog.command.http;

import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.RemoveItem;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.web.json.JsonObject;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Bodies;
import dev.cartlog.web.request.RequestTrace;
import dev.cartlog.web.security.Caller;
import dev.cartlog.web.security.Callers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Commands on a cart that its path names. */
final class CartHandlers {
    private final Bodies bodies;
    private final Sender sender;
    private final Replies replies;

    CartHandlers(Bodies bodies, Sender sender, Replies replies) {
        this.bodies = bodies;
        this.sender = sender;
        this.replies = replies;
    }

    Mono<ServerResponse> addItem(ServerRequest request) {
        return handle(request, this::json, body -> List.of(CommandBodies.addItem(body)), false);
    }

    Mono<ServerResponse> changeLine(ServerRequest request) {
        var lineId = CommandBodies.lineId(request.pathVariable("lineId"));
        return handle(request, this::json, body -> List.of(CommandBodies.changeLine(lineId, body)), false);
    }

    Mono<ServerResponse> removeLine(ServerRequest request) {
        var lineId = CommandBodies.lineId(request.pathVariable("lineId"));
        return handle(request, this::optionalJson, body -> List.of(new RemoveItem(lineId)), false);
    }

    Mono<ServerResponse> batch(ServerRequest request) {
        return handle(request, this::json, CommandBodies::batch, true);
    }

    Mono<ServerResponse> checkOut(ServerRequest request) {
        return handle(request, this::optionalJson, body -> List.of(new CheckOut()), false);
    }

    private Mono<JsonObject> json(ServerRequest request) {
        return bodies.json(request.exchange().getRequest());
    }

    /** Routes whose path says everything take no body, or an empty object. */
    private Mono<JsonObject> optionalJson(ServerRequest request) {
        return bodies.optionalJson(request.exchange().getRequest()).map(body -> body.only(Set.of()));
    }

    /** In the contract's order: who, then the body, then whether there is such a cart, then the rest at its writer. */
    private Mono<ServerResponse> handle(
            ServerRequest request,
            Function<ServerRequest, Mono<JsonObject>> read,
            Function<JsonObject, List<CartCommand>> parse,
            boolean batch) {
        return Callers.of(request)
                .map(Caller::principal)
                .flatMap(principal ->
                        read.apply(request).map(body -> cartRequest(request, principal, parse.apply(body), batch)))
                .flatMap(cartRequest -> sender.send(request, cartRequest))
                .flatMap(outcome -> replies.reply(request, outcome));
    }

    private static CartRequest cartRequest(
            ServerRequest request, Principal principal, List<CartCommand> commands, boolean batch) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        String commandId = CommandHeaders.commandId(headers);
        var ifMatch = CommandHeaders.ifMatch(headers);
        return new CartRequest(
                new Target.Exactly(cartId(request)),
                principal,
                commands,
                batch,
                commandId,
                RequestTrace.of(request.exchange()).correlationId(),
                Optional.empty(),
                ifMatch);
    }

    /** What spells no cart id is not noted: the log holds no text that a client chose freely. */
    private static CartId cartId(ServerRequest request) {
        Optional<CartId> cartId = CartId.parse(request.pathVariable("cartId"));
        cartId.ifPresent(id -> RequestTrace.of(request.exchange()).note("cart", id.toString()));
        return cartId.orElseThrow(() -> new ProblemException(ProblemType.CART_NOT_FOUND, "There is no such cart."));
    }
}
