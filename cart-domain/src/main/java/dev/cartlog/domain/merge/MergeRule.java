package dev.cartlog.domain.merge;

import dev.cartlog.domain.merge.MergeOutcome.Kind;
import dev.cartlog.domain.merge.MergeOutcome.Reason;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a guest's lines come into a customer's cart: a pure function of {@link MergeInputs}, so that every replay on
 * every machine decides alike.
 *
 * <p>With c the customer's quantity, g the guest's, t what the policy asks for and a the tightest cap:
 * {@code granted = t ≤ c ? t : max(c, min(t, a))}. A merge never shrinks a customer's line for lack of stock, and no
 * guest line vanishes without an outcome.
 */
public final class MergeRule {
    /** Raised whenever the same inputs would give another result. */
    public static final int RULE_VERSION = 1;

    private final MergeInputs inputs;
    private final Map<LineId, CartLine> lines = new LinkedHashMap<>();
    private final List<MergeOutcome> outcomes = new ArrayList<>();
    private final List<CartLine> dropped;
    private final boolean guestStaysBehind;

    private MergeRule(MergeInputs inputs) {
        this.inputs = inputs;
        boolean customerEmpty = inputs.customerLines().isEmpty();
        boolean customerGoesFirst = switch (inputs.cartPolicy()) {
            case USE_GUEST -> true;
            case USE_GUEST_IF_CUSTOMER_EMPTY -> customerEmpty;
            case MERGE, USE_CUSTOMER -> false;
        };
        this.guestStaysBehind = switch (inputs.cartPolicy()) {
            case USE_CUSTOMER -> true;
            case USE_GUEST_IF_CUSTOMER_EMPTY -> !customerEmpty;
            case MERGE, USE_GUEST -> false;
        };
        this.dropped = customerGoesFirst ? inputs.customerLines() : List.of();
        if (!customerGoesFirst) {
            inputs.customerLines().forEach(line -> lines.put(line.lineId(), line));
        }
    }

    public static MergeResult apply(MergeInputs inputs) {
        return new MergeRule(inputs).result();
    }

    private MergeResult result() {
        // Lines the customer has already take no room, so the order only matters among guest-only lines: oldest first.
        inputs.guestLines().stream().sorted(CartLine.BY_AGE).forEach(this::consider);
        return new MergeResult(List.copyOf(outcomes), dropped, List.copyOf(lines.values()));
    }

    private void consider(CartLine guestLine) {
        CartLine customerLine = lines.get(guestLine.lineId());
        if (customerLine == null) {
            considerGuestOnly(guestLine);
        } else {
            considerConflict(customerLine, guestLine);
        }
    }

    private void considerConflict(CartLine customerLine, CartLine guestLine) {
        Quantity c = customerLine.quantity();
        Quantity t = inputs.quantityPolicy().combine(c, guestLine.quantity());
        if (guestStaysBehind) {
            outcomes.add(outcome(guestLine, Kind.NOT_MERGED, t, c, Optional.of(Reason.POLICY)));
            return;
        }
        Cap cap = Cap.ofQuantity(guestLine.sku(), inputs.caps());
        Quantity granted = t.compareTo(c) <= 0 ? t : max(c, cap.limit(t));
        boolean clamped = granted.compareTo(t) < 0;
        outcomes.add(
                clamped
                        ? outcome(guestLine, Kind.CLAMPED, t, granted, cap.reason())
                        : outcome(guestLine, Kind.COMBINED, t, granted, Optional.empty()));
        lines.put(customerLine.lineId(), customerLine.withQuantity(granted));
    }

    private void considerGuestOnly(CartLine guestLine) {
        Quantity t = guestLine.quantity();
        Optional<Reason> refusal = whyNot(guestLine);
        if (refusal.isPresent()) {
            outcomes.add(outcome(guestLine, Kind.NOT_MERGED, t, Quantity.ZERO, refusal));
            return;
        }
        Cap cap = Cap.ofQuantity(guestLine.sku(), inputs.caps());
        Quantity granted = cap.limit(t);
        boolean clamped = granted.compareTo(t) < 0;
        outcomes.add(
                clamped
                        ? outcome(guestLine, Kind.CLAMPED, t, granted, cap.reason())
                        : outcome(guestLine, Kind.ADDED, t, granted, Optional.empty()));
        CartLine priced =
                guestLine.withUnitPrice(Objects.requireNonNull(inputs.prices().get(guestLine.sku())));
        lines.put(priced.lineId(), priced.withQuantity(granted));
    }

    /** Why a guest-only line cannot come along at all. */
    private Optional<Reason> whyNot(CartLine guestLine) {
        if (guestStaysBehind) {
            return Optional.of(Reason.POLICY);
        }
        Cap cap = Cap.ofQuantity(guestLine.sku(), inputs.caps());
        if (cap.isDiscontinued()) {
            return Optional.of(Reason.DISCONTINUED);
        }
        if (!inputs.prices().containsKey(guestLine.sku())) {
            return Optional.of(Reason.NO_PRICE);
        }
        if (lines.size() >= inputs.caps().lineLimit()) {
            return Optional.of(Reason.LINE_LIMIT);
        }
        Quantity granted = cap.limit(guestLine.quantity());
        if (granted.isZero()) {
            return cap.reason();
        }
        return granted.compareTo(cap.minimum()) < 0 ? Optional.of(Reason.BELOW_MINIMUM) : Optional.empty();
    }

    private static MergeOutcome outcome(
            CartLine line, Kind kind, Quantity requested, Quantity granted, Optional<Reason> reason) {
        return new MergeOutcome(line.lineId(), line.sku(), kind, requested, granted, reason);
    }

    private static Quantity max(Quantity a, Quantity b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
