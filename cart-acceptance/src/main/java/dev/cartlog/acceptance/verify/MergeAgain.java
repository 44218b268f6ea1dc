package dev.cartlog.acceptance.verify;

import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.merge.MergeResult;
import dev.cartlog.domain.merge.MergeRule;
import java.util.Optional;

/** Decides a recorded merge again from its recorded inputs. */
final class MergeAgain {
    private MergeAgain() {}

    /** How the rule disagrees with the event; empty when it agrees, or when the event is no merge. */
    static Optional<String> difference(CartEvent event) {
        if (!(event instanceof CartMerged merged)) {
            return Optional.empty();
        }
        if (merged.ruleVersion() != MergeRule.RULE_VERSION) {
            return Optional.of("decided by version " + merged.ruleVersion() + " of the rule, which is not known here");
        }
        MergeResult again = MergeRule.apply(merged.inputs());
        boolean agrees =
                again.outcomes().equals(merged.outcomes()) && again.lines().equals(merged.lines());
        return agrees
                ? Optional.empty()
                : Optional.of("the rule gives " + again.outcomes() + " and " + again.lines() + ", recorded are "
                        + merged.outcomes() + " and " + merged.lines());
    }
}
