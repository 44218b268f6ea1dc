package dev.cartlog.command.axon;

import java.util.Set;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.LegacyResources;
import org.axonframework.messaging.eventstreaming.Tag;

/** What Axon is told beside an event that was read. */
final class EventContexts {
    private EventContexts() {}

    static Context of(SequencedEvent event) {
        Context context = Context.empty();
        if (event.aggregateId() != null && event.aggregateType() != null) {
            context = context.withResource(LegacyResources.AGGREGATE_IDENTIFIER_KEY, event.aggregateId())
                    .withResource(LegacyResources.AGGREGATE_TYPE_KEY, event.aggregateType())
                    .withResource(LegacyResources.AGGREGATE_SEQUENCE_NUMBER_KEY, event.sequence());
        }
        return context;
    }

    static Set<Tag> tags(SequencedEvent event) {
        return event.aggregateId() == null || event.aggregateType() == null
                ? Set.of()
                : Set.of(new Tag(event.aggregateType(), event.aggregateId()));
    }
}
