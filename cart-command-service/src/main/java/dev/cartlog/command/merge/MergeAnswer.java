package dev.cartlog.command.merge;

import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.command.Refusal;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.value.CartId;
import java.util.List;
import java.util.Optional;

/** What became of a merge, as far as the one who asked needs to know. */
public sealed interface MergeAnswer {

    /**
     * The merge is done, or undone.
     *
     * @param customerCart the cart that holds the merge
     * @param events what this request wrote on the customer's cart
     * @param replayed whether it had been done before
     */
    record Done(Merge merge, Cart customerCart, List<RecordedEvent> events, boolean replayed) implements MergeAnswer {}

    /** The intent is durable; the service goes on by itself. */
    record Pending(Merge merge, CartId customerCartId) implements MergeAnswer {}

    /** @param cart the customer's cart, when it says more */
    record Refused(Refusal refusal, Optional<Cart> cart) implements MergeAnswer {}

    /** Nothing certain is known; to be sent again with the same key. */
    record NotDecided(Undecided reason) implements MergeAnswer {}
}
