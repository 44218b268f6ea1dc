package dev.cartlog.acceptance.simulate;

import dev.cartlog.domain.event.RecordedEvent;
import java.util.List;

/** Something that must hold of what clients saw and of what an independent reader finds in the log. */
interface Invariant {
    /** @throws Broken when it does not hold */
    void check(List<Operation> operations, List<RecordedEvent> log);
}
