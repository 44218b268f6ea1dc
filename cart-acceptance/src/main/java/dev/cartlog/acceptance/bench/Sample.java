package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.simulate.SimRequests;
import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.CommandLedger;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.request.Admission;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The records of one command's event and of the cart of ten lines that it leaves, as the service writes them, keys and headers
 * included. The cart
 * remembers as many commands as a cart can, like those of the shard that is measured.
 */
record Sample(LogRecord event, LogRecord state) {
    private static final int LINES = 10;

    static Sample of(CartRecords records) {
        CartId id = SimRequests.guestCart(0);
        Outcome.Applied last = decide(SimRequests.create(id, "create"), id, Optional.empty());
        for (int add = 0; add < CommandLedger.COMMANDS_REMEMBERED_MAX; add++) {
            last = decide(SimRequests.add(id, "sku-" + add % LINES, "add-" + add), id, Optional.of(last.cart()));
        }
        RecordedEvent event = last.events().getLast();
        LogRecord state = records.state(last.cart());
        // Encoded here and now: the bare rows are not about encoding.
        return new Sample(
                records.event(event, Map.of()),
                new LogRecord(state.stream(), state.key(), state.value(), state.headers()));
    }

    private static Outcome.Applied decide(CartRequest request, CartId id, Optional<Cart> cart) {
        Outcome outcome = Admission.admit(request, id, cart, SimRequests.world(Instant.now(), 1));
        if (outcome instanceof Outcome.Applied applied) {
            return applied;
        }
        throw new IllegalStateException("not applied: " + outcome);
    }
}
