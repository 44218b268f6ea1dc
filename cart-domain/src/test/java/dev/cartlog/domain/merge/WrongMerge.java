package dev.cartlog.domain.merge;

import dev.cartlog.domain.fixture.RandomMerges;
import dev.cartlog.domain.merge.MergeOutcome.Kind;
import dev.cartlog.domain.value.CartLine;
import java.util.List;
import java.util.Optional;

/** Faults that a merge rule could have, to prove that the checker would see them. */
enum WrongMerge {
    LOSES_AN_OUTCOME {
        @Override
        MergeResult spoil(MergeInputs inputs, MergeResult right) {
            return new MergeResult(withoutLast(right.outcomes()), right.dropped(), right.lines());
        }
    },
    LOSES_A_LINE {
        @Override
        MergeResult spoil(MergeInputs inputs, MergeResult right) {
            return new MergeResult(right.outcomes(), right.dropped(), withoutLast(right.lines()));
        }
    },
    HIDES_WHAT_IT_DROPPED {
        @Override
        MergeResult spoil(MergeInputs inputs, MergeResult right) {
            return new MergeResult(right.outcomes(), List.of(), right.lines());
        }
    },
    SUMS_INSTEAD_OF_THE_POLICY {
        @Override
        MergeResult spoil(MergeInputs inputs, MergeResult right) {
            return inputs.quantityPolicy() == QuantityPolicy.SUM
                    ? right
                    : MergeRule.apply(RandomMerges.with(inputs, inputs.cartPolicy(), QuantityPolicy.SUM));
        }
    },
    IGNORES_THE_LINE_LIMIT {
        @Override
        MergeResult spoil(MergeInputs inputs, MergeResult right) {
            MergeCaps noLimit = new MergeCaps(
                    200, inputs.caps().perLineMaximum(), inputs.caps().items());
            MergeResult wrong = MergeRule.apply(new MergeInputs(
                    inputs.cartPolicy(),
                    inputs.quantityPolicy(),
                    inputs.customerLines(),
                    inputs.guestLines(),
                    noLimit,
                    inputs.prices()));
            // With one of two good reasons instead of the other it would still be right.
            return wrong.lines().equals(right.lines()) ? right : wrong;
        }
    },
    FORGETS_A_REASON {
        @Override
        MergeResult spoil(MergeInputs inputs, MergeResult right) {
            List<MergeOutcome> outcomes = right.outcomes().stream()
                    .map(o -> new MergeOutcome(
                            o.lineId(), o.sku(), o.outcome(), o.requested(), o.granted(), Optional.empty()))
                    .toList();
            return new MergeResult(outcomes, right.dropped(), right.lines());
        }
    },
    KEEPS_THE_GUESTS_PRICE {
        @Override
        MergeResult spoil(MergeInputs inputs, MergeResult right) {
            List<CartLine> lines = right.lines().stream()
                    .map(line -> guestsOwn(inputs, line)
                            .filter(guest -> added(right, line))
                            .map(guest -> line.withUnitPrice(guest.unitPrice()))
                            .orElse(line))
                    .toList();
            return new MergeResult(right.outcomes(), right.dropped(), lines);
        }
    },
    SHUFFLES_LINES {
        @Override
        MergeResult spoil(MergeInputs inputs, MergeResult right) {
            return new MergeResult(
                    right.outcomes(), right.dropped(), right.lines().reversed());
        }
    };

    abstract MergeResult spoil(MergeInputs inputs, MergeResult right);

    private static Optional<CartLine> guestsOwn(MergeInputs inputs, CartLine line) {
        return inputs.guestLines().stream()
                .filter(guest -> guest.lineId().equals(line.lineId()))
                .findFirst();
    }

    private static boolean added(MergeResult result, CartLine line) {
        return result.outcomes().stream().anyMatch(o -> o.lineId().equals(line.lineId()) && o.outcome() == Kind.ADDED);
    }

    private static <T> List<T> withoutLast(List<T> list) {
        return list.isEmpty() ? list : list.subList(0, list.size() - 1);
    }
}
