package dev.cartlog.codec;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.events.ReleasedClaim;
import java.io.IOException;
import org.apache.avro.io.Encoder;

/** A cart's state as bytes, without a record in between. The same bytes as those of {@link StateMapper#toAvro}. */
public final class StateWriter {
    /** The fields of a phase that only other phases have, each of them absent. */
    private static final int FIELDS_ABSENT_WHEN_ACTIVE = 7;

    private StateWriter() {}

    /** Writes the fields of a {@link dev.cartlog.events.CartStateRecord}. */
    public static void write(Cart cart, Encoder encoder) throws IOException {
        FieldWriter out = new FieldWriter(encoder);
        out.text(cart.cartId().toString())
                .number(cart.version().value())
                .text(cart.store())
                .text(cart.currency())
                .text(cart.owner().type())
                .optional(Owners.guestTokenHash(cart.owner()))
                .optional(Owners.customerId(cart.owner()));
        phase(cart.phase(), out);
        out.lines(cart.lines().all())
                .array(cart.merges().values(), merge -> out.record(MergeStates.toAvro(merge)))
                .array(
                        cart.releasedClaims().entrySet(),
                        claim -> out.record(new ReleasedClaim(claim.getKey().toString(), claim.getValue())))
                .optional(Values.text(cart.releasedCheckout()))
                .bytes(cart.ledger().packed())
                .array(cart.ledger().eventTypes(), out::texts)
                .texts(cart.ledger().newestIds())
                .time(cart.createdAt())
                .time(cart.updatedAt())
                .text(cart.lastHash());
    }

    private static void phase(Phase phase, FieldWriter out) throws IOException {
        if (!(phase instanceof Phase.Active)) {
            out.record(Phases.toAvro(phase));
            return;
        }
        out.text(phase.status());
        for (int field = 0; field < FIELDS_ABSENT_WHEN_ACTIVE; field++) {
            out.optional(null);
        }
    }
}
