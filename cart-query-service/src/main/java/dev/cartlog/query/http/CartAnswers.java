package dev.cartlog.query.http;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.web.request.Answers;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows a cart, or says that the client has it already. */
public final class CartAnswers {
    /** A browser may keep a cart for itself, and must ask each time whether it still holds. */
    private static final CacheControl REVALIDATE = CacheControl.noCache().cachePrivate();

    private final RenderedCarts carts;

    /** Shows carts as these render them. */
    public CartAnswers(RenderedCarts carts) {
        this.carts = carts;
    }

    Mono<ServerResponse> answer(ServerRequest request, Cart cart) {
        String tag = carts.of(cart).tag();
        if (EntityTags.matches(request.headers().header(HttpHeaders.IF_NONE_MATCH), tag)) {
            return ServerResponse.status(HttpStatus.NOT_MODIFIED)
                    .cacheControl(REVALIDATE)
                    .eTag(tag)
                    .build();
        }
        return Answers.json(ServerResponse.ok().cacheControl(REVALIDATE).eTag(tag), body(cart));
    }

    String body(Cart cart) {
        return "{\"cart\":" + document(cart) + '}';
    }

    String document(Cart cart) {
        return carts.of(cart).document();
    }
}
