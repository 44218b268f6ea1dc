package dev.cartlog.acceptance.simulate;

import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.request.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a client was told has happened is in the log, and exactly as it was told. */
final class AcknowledgedIsLogged implements Invariant {
    @Override
    public void check(List<Operation> operations, List<RecordedEvent> log) {
        Set<String> commands = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        for (RecordedEvent event : log) {
            commands.add(event.meta().commandId());
            hashes.add(event.meta().hash());
        }
        for (Operation operation : operations) {
            if (operation.tookEffect() && !commands.contains(operation.commandId())) {
                throw new Broken("acknowledged and not in the log: " + operation);
            }
            if (operation.outcome() instanceof Outcome.Applied applied
                    && applied.events().stream()
                            .anyMatch(event -> !hashes.contains(event.meta().hash()))) {
                throw new Broken("acknowledged with an event that is not in the log: " + operation);
            }
        }
    }
}
