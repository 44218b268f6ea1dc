package dev.cartlog.domain.cart;

import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.event.EventMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last commands that changed a cart, oldest first. Derived from the events' metadata alone. */
public record CommandLedger(List<AppliedCommand> entries) {
    /** How many commands a cart remembers; a key older than that may take effect again. */
    public static final int COMMANDS_REMEMBERED_MAX = 128;

    public static final CommandLedger EMPTY = new CommandLedger(List.of());

    public CommandLedger {
        entries = List.copyOf(entries);
    }

    /** The command as it took effect, if it did: keys are scoped to the one who sent them. */
    public Optional<AppliedCommand> find(String commandId, Actor actor) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).isOf(commandId, actor)) {
                return Optional.of(entries.get(i));
            }
        }
        return Optional.empty();
    }

    /** Ids of the newest commands, oldest first. */
    public List<String> newestIds(int count) {
        return entries.subList(Math.max(0, entries.size() - count), entries.size()).stream()
                .map(AppliedCommand::commandId)
                .toList();
    }

    CommandLedger after(EventMeta meta, String eventType) {
        boolean continues = !entries.isEmpty() && entries.getLast().isOf(meta.commandId(), meta.actor());
        List<AppliedCommand> next = new ArrayList<>(entries);
        if (continues) {
            next.set(next.size() - 1, next.getLast().and(eventType));
        } else {
            if (next.size() == COMMANDS_REMEMBERED_MAX) {
                next.removeFirst();
            }
            next.add(new AppliedCommand(
                    meta.commandId(), meta.actor(), meta.commandFingerprint(), meta.version(), List.of(eventType)));
        }
        return new CommandLedger(next);
    }
}
