package dev.cartlog.domain.simulation;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.CompleteMerge;
import dev.cartlog.domain.command.CartCommand.FinishMerge;
import dev.cartlog.domain.command.CartCommand.LineCommand;
import dev.cartlog.domain.command.CartCommand.ReleaseClaim;
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rules with one fault each, to prove that the simulation and its audit would notice. */
enum Fault implements Rules {
    /** Step 3 of an attempt that was given up completes the attempt that is open now. */
    LATE_COMPLETION_COUNTS {
        @Override
        CartCommand spoil(CartCommand command, Optional<Cart> cart) {
            return command instanceof CompleteMerge c
                    ? new CompleteMerge(c.mergeId(), attemptNow(c, cart), c.guestLines())
                    : command;
        }
    },
    /** A claim takes an earlier claim over, whoever made it. */
    LAST_CLAIM_WINS {
        @Override
        Optional<Cart> blind(CartCommand command, Optional<Cart> cart) {
            return command instanceof ClaimCart ? cart.map(Fault::reopened) : cart;
        }
    },
    /** The guest can go on shopping while the cart is being merged. */
    CLAIMED_CARTS_CHANGE {
        @Override
        Optional<Cart> blind(CartCommand command, Optional<Cart> cart) {
            return command instanceof LineCommand ? cart.map(Fault::reopened) : cart;
        }
    },
    /** Step 3 happens again when it is asked for again. */
    COMPLETES_TWICE {
        @Override
        Optional<Cart> blind(CartCommand command, Optional<Cart> cart) {
            return command instanceof CompleteMerge c ? cart.map(known -> unmerged(known, c)) : cart;
        }
    },
    /** Step 3 leaves the last of the guest's lines out. */
    COMPLETION_LOSES_A_LINE {
        @Override
        CartCommand spoil(CartCommand command, Optional<Cart> cart) {
            return command instanceof CompleteMerge c && !c.guestLines().isEmpty()
                    ? new CompleteMerge(
                            c.mergeId(),
                            c.attempt(),
                            c.guestLines().subList(0, c.guestLines().size() - 1))
                    : command;
        }
    },
    /** The guest's cart ends although its merge was given up. */
    RELEASE_FINISHES {
        @Override
        CartCommand spoil(CartCommand command, Optional<Cart> cart) {
            return command instanceof ReleaseClaim
                            && cart.isPresent()
                            && cart.get().phase() instanceof Phase.Merging p
                    ? new FinishMerge(p.mergeId(), p.customerCartId())
                    : command;
        }
    },
    /** The guest's cart lives on although it was merged. */
    FINISH_RELEASES {
        @Override
        CartCommand spoil(CartCommand command, Optional<Cart> cart) {
            return command instanceof FinishMerge
                            && cart.isPresent()
                            && cart.get().phase() instanceof Phase.Merging p
                    ? new ReleaseClaim(p.mergeId(), p.attempt(), p.customerCartId(), "fault")
                    : command;
        }
    },
    /** A claim is kept for ever when its attempt was given up. */
    NEVER_RELEASES {
        @Override
        CartCommand spoil(CartCommand command, Optional<Cart> cart) {
            return command instanceof ReleaseClaim c
                    ? new ReleaseClaim(c.mergeId(), c.attempt() + 1, c.customerCartId(), c.reason())
                    : command;
        }
    };

    /** Another command than was asked. */
    CartCommand spoil(CartCommand command, Optional<Cart> cart) {
        return command;
    }

    /** Another cart than there is, for the decision alone. */
    Optional<Cart> blind(CartCommand command, Optional<Cart> cart) {
        return cart;
    }

    @Override
    public Outcome admit(CartRequest request, CartId cartId, Optional<Cart> cart, Context context) {
        CartCommand command = request.commands().getFirst();
        CartRequest spoiled = new CartRequest(
                request.target(),
                request.principal(),
                List.of(spoil(command, cart)),
                request.batch(),
                request.commandId(),
                request.correlationId(),
                request.causationId(),
                request.ifMatch());
        return REAL.admit(spoiled, cartId, blind(command, cart), context);
    }

    private static int attemptNow(CompleteMerge command, Optional<Cart> cart) {
        return cart.flatMap(known -> known.merge(command.mergeId()))
                .map(Merge::attempt)
                .orElse(command.attempt());
    }

    private static Cart reopened(Cart cart) {
        return cart.phase() instanceof Phase.Merging ? with(cart, new Phase.Active(), cart.merges()) : cart;
    }

    private static Cart unmerged(Cart cart, CompleteMerge command) {
        return cart.merge(command.mergeId())
                .map(merge -> {
                    var merges = new LinkedHashMap<>(cart.merges());
                    merges.put(
                            merge.mergeId(),
                            Merge.requested(
                                    merge.mergeId(),
                                    command.attempt(),
                                    merge.guestCartId(),
                                    merge.cartPolicy(),
                                    merge.quantityPolicy(),
                                    cart.updatedAt()));
                    return with(cart, cart.phase(), merges);
                })
                .orElse(cart);
    }

    private static Cart with(Cart cart, Phase phase, Map<UUID, Merge> merges) {
        return new Cart(
                cart.cartId(),
                cart.version(),
                cart.store(),
                cart.currency(),
                cart.owner(),
                phase,
                cart.lines(),
                merges,
                cart.releasedClaims(),
                cart.releasedCheckout(),
                cart.ledger(),
                cart.createdAt(),
                cart.updatedAt(),
                cart.lastHash());
    }
}
