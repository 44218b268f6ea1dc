package dev.cartlog.query.audit;

import dev.cartlog.domain.event.RecordedEvent;
import java.util.Optional;

/**
 * Which events are asked for.
 *
 * @param type the event's simple name
 * @param actorId who caused it
 */
public record EventFilter(Optional<String> type, Optional<String> actorId) {
    /** Whether an event is asked for. */
    public boolean accepts(RecordedEvent recorded) {
        return type.map(recorded.event().type()::equals).orElse(true)
                && actorId.map(recorded.meta().actor().id()::equals).orElse(true);
    }
}
