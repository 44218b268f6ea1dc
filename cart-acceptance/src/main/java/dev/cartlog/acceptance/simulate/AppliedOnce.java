package dev.cartlog.acceptance.simulate;

import dev.cartlog.domain.event.RecordedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** However often a command was sent, it took effect at most once. Each command here leads to one event. */
final class AppliedOnce implements Invariant {
    @Override
    public void check(List<Operation> operations, List<RecordedEvent> log) {
        Map<String, RecordedEvent> first = new HashMap<>();
        for (RecordedEvent event : log) {
            RecordedEvent before = first.put(event.meta().commandId(), event);
            if (before != null) {
                throw new Broken("command " + event.meta().commandId() + " took effect at version "
                        + before.meta().version() + " and again at "
                        + event.meta().version());
            }
        }
    }
}
