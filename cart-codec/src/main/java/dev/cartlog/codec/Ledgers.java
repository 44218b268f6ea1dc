package dev.cartlog.codec;

import dev.cartlog.domain.cart.AppliedCommand;
import dev.cartlog.domain.cart.CommandLedger;
import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.value.CartVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The remembered commands. Whoever sent them and whatever came of them repeats, and is written once. */
final class Ledgers {
    /** The three parts of a record. */
    record Tables(
            List<dev.cartlog.events.AppliedCommand> commands,
            List<dev.cartlog.events.Actor> actors,
            List<String> eventTypes) {}

    private Ledgers() {}

    static Tables toAvro(CommandLedger ledger) {
        Map<Actor, Integer> actors = new LinkedHashMap<>();
        Map<String, Integer> types = new LinkedHashMap<>();
        List<dev.cartlog.events.AppliedCommand> commands =
                new ArrayList<>(ledger.entries().size());
        for (AppliedCommand command : ledger.entries()) {
            commands.add(new dev.cartlog.events.AppliedCommand(
                    command.commandId(),
                    place(actors, command.actor()),
                    command.fingerprint(),
                    command.firstVersion().value(),
                    command.eventTypes().stream()
                            .map(type -> place(types, type))
                            .toList()));
        }
        return new Tables(commands, actors.keySet().stream().map(Values::toAvro).toList(), List.copyOf(types.keySet()));
    }

    static CommandLedger toDomain(Tables tables) {
        List<Actor> actors = tables.actors.stream().map(Values::toDomain).toList();
        return new CommandLedger(tables.commands.stream()
                .map(command -> new AppliedCommand(
                        command.getCommandId(),
                        actors.get(command.getActor()),
                        command.getFingerprint(),
                        new CartVersion(command.getFirstVersion()),
                        command.getEventTypes().stream()
                                .map(tables.eventTypes::get)
                                .toList()))
                .toList());
    }

    private static <T> int place(Map<T, Integer> places, T value) {
        return places.computeIfAbsent(value, absent -> places.size());
    }
}
