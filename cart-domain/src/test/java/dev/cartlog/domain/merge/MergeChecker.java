package dev.cartlog.domain.merge;

import dev.cartlog.domain.merge.MergeCaps.ItemCap;
import dev.cartlog.domain.merge.MergeOutcome.Kind;
import dev.cartlog.domain.merge.MergeOutcome.Reason;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Holds a merge's result against the contract's sentences, worked out apart from the rule itself. */
final class MergeChecker {
    private final MergeInputs inputs;
    private final MergeResult result;
    private final List<String> violations = new ArrayList<>();
    private final Map<LineId, CartLine> customer = new LinkedHashMap<>();
    private final Map<LineId, CartLine> lines = new LinkedHashMap<>();
    private final boolean policyRefuses;

    private MergeChecker(MergeInputs inputs, MergeResult result) {
        this.inputs = inputs;
        this.result = result;
        if (inputs.cartPolicy() != CartPolicy.USE_GUEST) {
            inputs.customerLines().forEach(line -> customer.put(line.lineId(), line));
        }
        result.lines().forEach(line -> lines.put(line.lineId(), line));
        policyRefuses = inputs.cartPolicy() == CartPolicy.USE_CUSTOMER
                || (inputs.cartPolicy() == CartPolicy.USE_GUEST_IF_CUSTOMER_EMPTY && !customer.isEmpty());
    }

    static List<String> violations(MergeInputs inputs, MergeResult result) {
        MergeChecker checker = new MergeChecker(inputs, result);
        checker.checkAccounts();
        checker.checkLines();
        return checker.violations;
    }

    private void expect(boolean holds, Supplier<String> violation) {
        if (!holds) {
            violations.add(violation.get());
        }
    }

    /** No guest line unaccounted: one outcome each, and each as the rule says. */
    private void checkAccounts() {
        Map<LineId, MergeOutcome> outcomes = new HashMap<>();
        result.outcomes().forEach(outcome -> outcomes.put(outcome.lineId(), outcome));
        expect(outcomes.size() == result.outcomes().size(), () -> "a line has two outcomes");
        expect(outcomes.size() == inputs.guestLines().size(), () -> "outcomes for lines that the guest does not have");
        int newLines = 0;
        for (CartLine guest :
                inputs.guestLines().stream().sorted(CartLine.BY_AGE).toList()) {
            MergeOutcome outcome = outcomes.get(guest.lineId());
            if (outcome == null) {
                violations.add("no outcome for " + guest.sku());
                continue;
            }
            boolean full = customer.size() + newLines >= inputs.caps().lineLimit();
            checkOutcome(guest, outcome, full);
            newLines += !customer.containsKey(guest.lineId()) && outcome.outcome() != Kind.NOT_MERGED ? 1 : 0;
        }
    }

    private void checkOutcome(CartLine guest, MergeOutcome outcome, boolean full) {
        CartLine own = customer.get(guest.lineId());
        long c = own == null ? 0 : own.quantity().pieces();
        long g = guest.quantity().pieces();
        long t = own == null ? g : wanted(c, g);
        long a = own == null && (full || !inputs.prices().containsKey(guest.sku())) ? 0 : cap(guest);
        long ruled = t <= c ? t : Math.max(c, Math.min(t, a));
        boolean refused = policyRefuses || (own == null && (ruled == 0 || ruled < minimum(guest)));
        long granted = refused ? c : ruled;
        Kind kind = kind(own == null, refused, granted < t);
        Supplier<String> line = () -> guest.sku() + " c=" + c + " g=" + g + " a=" + a + ": " + outcome;
        expect(outcome.sku().equals(guest.sku()), () -> "another article, " + line.get());
        expect(outcome.outcome() == kind, () -> "not " + kind + ", " + line.get());
        expect(outcome.requested().pieces() == t, () -> "not requested " + t + ", " + line.get());
        expect(outcome.granted().pieces() == granted, () -> "not granted " + granted + ", " + line.get());
        expect(granted >= c || t < c, () -> "shrunk without the policy's word, " + line.get());
        expect(reasonFits(guest, outcome, full, a), () -> "the reason does not fit, " + line.get());
        expect(
                Optional.ofNullable(lines.get(guest.lineId()))
                                .map(l -> l.quantity().pieces())
                                .orElse(0)
                        == granted,
                () -> "the cart holds something else, " + line.get());
    }

    private static Kind kind(boolean guestOnly, boolean refused, boolean clamped) {
        if (refused) {
            return Kind.NOT_MERGED;
        }
        if (clamped) {
            return Kind.CLAMPED;
        }
        return guestOnly ? Kind.ADDED : Kind.COMBINED;
    }

    private long wanted(long c, long g) {
        return switch (inputs.quantityPolicy()) {
            case MAX -> Math.max(c, g);
            case SUM -> c + g;
            case CUSTOMER -> c;
            case GUEST -> g;
        };
    }

    private long cap(CartLine guest) {
        return Math.min(stock(guest), maximum(guest));
    }

    private long stock(CartLine guest) {
        ItemCap item = inputs.caps().items().get(guest.sku());
        if (item == null || !item.active()) {
            return 0;
        }
        return item.backorderable() ? Long.MAX_VALUE : Math.max(0, item.available());
    }

    private long maximum(CartLine guest) {
        ItemCap item = inputs.caps().items().get(guest.sku());
        long shop = inputs.caps().perLineMaximum().pieces();
        return item == null ? shop : Math.min(shop, item.maxQuantity().pieces());
    }

    private long minimum(CartLine guest) {
        ItemCap item = inputs.caps().items().get(guest.sku());
        return item == null ? 0 : item.minQuantity().pieces();
    }

    private boolean reasonFits(CartLine guest, MergeOutcome outcome, boolean full, long a) {
        ItemCap item = inputs.caps().items().get(guest.sku());
        boolean sold = item != null && item.active();
        if (outcome.outcome() == Kind.ADDED || outcome.outcome() == Kind.COMBINED) {
            return outcome.reason().isEmpty();
        }
        if (outcome.reason().isEmpty()) {
            return false;
        }
        return switch (outcome.reason().get()) {
                    case POLICY -> policyRefuses;
                    case DISCONTINUED -> !policyRefuses && !sold;
                    case NO_PRICE -> !inputs.prices().containsKey(guest.sku());
                    case LINE_LIMIT -> full;
                    case BELOW_MINIMUM -> Math.min(outcome.requested().pieces(), a) < minimum(guest);
                    case INSUFFICIENT_STOCK -> sold && stock(guest) == cap(guest);
                    case LINE_MAXIMUM -> sold && maximum(guest) == cap(guest);
                }
                && (outcome.reason().get() == Reason.POLICY) == policyRefuses;
    }

    /** The customer's lines in their place at their price, then the new ones by age at today's price. */
    private void checkLines() {
        List<CartLine> dropped = inputs.cartPolicy() == CartPolicy.USE_GUEST ? inputs.customerLines() : List.of();
        expect(result.dropped().equals(dropped), () -> "dropped lines are not told");
        List<CartLine> expected = new ArrayList<>();
        customer.values().forEach(line -> expected.add(line.withQuantity(quantityNow(line))));
        inputs.guestLines().stream()
                .sorted(CartLine.BY_AGE)
                .filter(line -> !customer.containsKey(line.lineId()) && lines.containsKey(line.lineId()))
                .forEach(line ->
                        expected.add(line.withUnitPrice(priceToday(line)).withQuantity(quantityNow(line))));
        expect(result.lines().equals(expected), () -> "lines are " + result.lines() + ", not " + expected);
        expect(
                result.lines().size() <= Math.max(customer.size(), inputs.caps().lineLimit()),
                () -> "more lines than allowed");
    }

    private Quantity quantityNow(CartLine line) {
        return Optional.ofNullable(lines.get(line.lineId()))
                .map(CartLine::quantity)
                .orElse(Quantity.ZERO);
    }

    private Money priceToday(CartLine line) {
        return Optional.ofNullable(inputs.prices().get(line.sku())).orElse(line.unitPrice());
    }
}
