package dev.cartlog.acceptance.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What clients saw and what the log holds, sorted by command and by cart. */
final class History {
    private final Map<CommandKey, List<Attempt>> attempts = new HashMap<>();
    private final Map<CommandKey, List<LoggedEvent>> effects = new HashMap<>();
    private final Map<String, List<LoggedEvent>> logs = new HashMap<>();

    /** Keys are chosen by clients, so a command is named by its cart too. */
    record CommandKey(String cartId, String commandId) {
        @Override
        public String toString() {
            return "command " + commandId + " on cart " + cartId;
        }
    }

    History(List<Attempt> attempts, List<LoggedEvent> log) {
        for (Attempt attempt : attempts) {
            list(this.attempts, new CommandKey(attempt.cartId(), attempt.commandId()))
                    .add(attempt);
        }
        log.stream()
                .sorted(Comparator.comparingInt(LoggedEvent::partition).thenComparingLong(LoggedEvent::offset))
                .forEach(event -> {
                    list(effects, new CommandKey(event.cartId(), event.commandId()))
                            .add(event);
                    list(logs, event.cartId()).add(event);
                });
    }

    private static <K, V> List<V> list(Map<K, List<V>> lists, K key) {
        return lists.computeIfAbsent(key, absent -> new ArrayList<>());
    }

    /** Every attempt, by command, in the order the clients made them. */
    Map<CommandKey, List<Attempt>> attempts() {
        return attempts;
    }

    /** The events a command caused, in the order of the log; none for a command without effect. */
    List<LoggedEvent> effect(CommandKey command) {
        return effects.getOrDefault(command, List.of());
    }

    /** The versions of those events. */
    List<Long> versions(CommandKey command) {
        return effect(command).stream().map(LoggedEvent::version).toList();
    }

    /** Each cart's events in the order of the log. */
    Map<String, List<LoggedEvent>> logs() {
        return logs;
    }
}
