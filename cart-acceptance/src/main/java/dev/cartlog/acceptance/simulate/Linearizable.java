package dev.cartlog.acceptance.simulate;

import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was answered before a request was sent shows in that request's answer, refusals and mere looks included. */
final class Linearizable implements Invariant {
    @Override
    public void check(List<Operation> operations, List<RecordedEvent> log) {
        List<Operation> byAnswer = new ArrayList<>(operations);
        byAnswer.sort(Comparator.comparingLong(Operation::answered));
        List<Operation> byInvocation = new ArrayList<>(operations);
        byInvocation.sort(Comparator.comparingLong(Operation::invoked));
        Map<CartId, Long> seen = new HashMap<>();
        int answered = 0;
        for (Operation operation : byInvocation) {
            while (answered < byAnswer.size() && byAnswer.get(answered).answered() < operation.invoked()) {
                Operation before = byAnswer.get(answered++);
                seen.merge(before.cart(), before.version(), Math::max);
            }
            long newest = seen.getOrDefault(operation.cart(), 0L);
            long least = operation.outcome() instanceof Outcome.Applied ? newest + 1 : newest;
            if (operation.version() < least) {
                throw new Broken("version " + least + " was known before this was sent: " + operation);
            }
        }
    }
}
