package dev.cartlog.query.audit;

import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.merge.MergeResult;
import dev.cartlog.domain.merge.MergeRule;
import java.util.Optional;

/** Decides a recorded merge again from its recorded inputs. */
public final class MergeCheck {
    private MergeCheck() {}

    /** How the rule disagrees with the event; empty when it agrees, or when the event is no merge. */
    public static Optional<String> difference(CartEvent event) {
        if (!(event instanceof CartMerged merged)) {
            return Optional.empty();
        }
        if (merged.ruleVersion() != MergeRule.RULE_VERSION) {
            return Optional.of("decided by version " + merged.ruleVersion() + " of the rule, which is not known here");
        }
        MergeResult again = MergeRule.apply(merged.inputs());
        if (!again.outcomes().equals(merged.outcomes())) {
            return Optional.of("outcomes " + merged.outcomes() + " instead of " + again.outcomes());
        }
        if (!again.lines().equals(merged.lines())) {
            return Optional.of("lines " + merged.lines() + " instead of " + again.lines());
        }
        return Optional.empty();
    }
}
