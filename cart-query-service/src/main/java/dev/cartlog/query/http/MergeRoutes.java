package dev.cartlog.query.http;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeDocument;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.MergeViews;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Answers;
import dev.cartlog.web.request.Routes;
import dev.cartlog.web.security.Callers;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** How far a merge has come, for the customer whose merge it is. */
public final class MergeRoutes {
    private final CartViews carts;
    private final MergeViews merges;

    /** Reads from these views. */
    public MergeRoutes(CartViews carts, MergeViews merges) {
        this.carts = carts;
        this.merges = merges;
    }

    /** Adds the routes. */
    public Routes addTo(Routes routes) {
        return routes.on(HttpMethod.GET, "/v1/merges/{mergeId}", Guarded.by(this::merge));
    }

    private Mono<ServerResponse> merge(ServerRequest request) {
        return Callers.of(request).flatMap(caller -> {
            Principal principal = caller.customer().principal();
            return Parameters.uuid(request, "mergeId")
                    .flatMap(mergeId -> document(mergeId, principal))
                    .map(document -> Answers.json(ServerResponse.ok(), "{\"merge\":" + document + '}'))
                    .orElseGet(() -> Mono.error(new ProblemException(Problem.of(ProblemType.MERGE_NOT_FOUND))));
        });
    }

    private Optional<String> document(UUID mergeId, Principal principal) {
        Optional<Cart> customerCart =
                merges.customerCart(mergeId).flatMap(carts::find).filter(principal::mayUse);
        return customerCart.flatMap(cart -> cart.merge(mergeId).map(merge -> document(cart, merge)));
    }

    private String document(Cart customerCart, Merge merge) {
        Merge current = MergeViews.withClaim(merge, carts.find(merge.guestCartId()));
        return MergeDocument.of(current, customerCart.cartId());
    }
}
