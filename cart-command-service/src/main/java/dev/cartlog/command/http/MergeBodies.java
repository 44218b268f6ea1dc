package dev.cartlog.command.http;

import dev.cartlog.command.merge.MergeOrder;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.web.json.JsonObject;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.RequestTrace;
import dev.cartlog.web.security.Caller;
import dev.cartlog.web.security.GuestToken;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Makes orders of the bodies of merges and their previews. */
final class MergeBodies {
    private static final int CART_ID_CHARS_MAX = 64;
    private static final int TOKEN_CHARS_MAX = 256;

    private MergeBodies() {}

    /**
     * What the body says, before anybody is asked whether they may.
     *
     * @param guestCartId as sent; it may spell no cart id
     */
    record Wish(String guestCartId, String guestToken, CartPolicy cartPolicy, QuantityPolicy quantityPolicy) {}

    static Wish wish(JsonObject body) {
        body.only(Set.of("guestCartId", "guestToken", "cartPolicy", "quantityPolicy"));
        return new Wish(
                body.text("guestCartId", CART_ID_CHARS_MAX),
                body.text("guestToken", TOKEN_CHARS_MAX),
                body.optionalWord("cartPolicy", CartPolicy.class).orElse(CartPolicy.MERGE),
                body.optionalWord("quantityPolicy", QuantityPolicy.class).orElse(QuantityPolicy.MAX));
    }

    /**
     * A token that could not be any guest's gets the answer of one that is not this cart's.
     *
     * @throws ProblemException {@link ProblemType#CART_NOT_FOUND} when the wish names no cart
     */
    static MergeOrder order(ServerRequest request, Caller.Customer customer, Wish wish) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        CartId guestCartId = CartId.parse(wish.guestCartId())
                .orElseThrow(() -> new ProblemException(ProblemType.CART_NOT_FOUND, "There is no such cart."));
        return new MergeOrder(
                customer.subject(),
                guestCartId,
                GuestToken.hash(wish.guestToken()),
                wish.cartPolicy(),
                wish.quantityPolicy(),
                CommandHeaders.commandId(headers),
                RequestTrace.of(request.exchange()).correlationId(),
                CommandHeaders.trace(headers));
    }
}
