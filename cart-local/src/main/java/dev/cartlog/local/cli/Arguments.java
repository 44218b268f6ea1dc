package dev.cartlog.local.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A parsed command line: words, options with a value ({@code --data DIR} or {@code --data=DIR}), and flags. */
final class Arguments {
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    private Arguments() {}

    /**
     * Parses the line.
     *
     * @param valued the options that take a value, with their dashes
     * @param flags the options that take none
     * @throws UsageException on an unknown option, a missing value or one given twice
     */
    static Arguments parse(List<String> line, Set<String> valued, Set<String> flags) {
        Arguments parsed = new Arguments();
        for (int i = 0; i < line.size(); i++) {
            String argument = line.get(i);
            int equals = argument.indexOf('=');
            String option = equals < 0 ? argument : argument.substring(0, equals);
            if (!argument.startsWith("--")) {
                parsed.words.add(argument);
            } else if (flags.contains(argument)) {
                parsed.flags.add(argument);
            } else if (!valued.contains(option)) {
                throw unknown(argument, valued, flags);
            } else if (equals >= 0) {
                parsed.put(option, argument.substring(equals + 1));
            } else if (++i < line.size()) {
                parsed.put(option, line.get(i));
            } else {
                throw new UsageException(option + " needs a value.");
            }
        }
        return parsed;
    }

    private static UsageException unknown(String argument, Set<String> valued, Set<String> flags) {
        Set<String> known = new TreeSet<>(valued);
        known.addAll(flags);
        return new UsageException("There is no option " + argument + "." + Suggestion.of(argument, known));
    }

    private void put(String option, String value) {
        if (values.putIfAbsent(option, value) != null) {
            throw new UsageException(option + " is given twice.");
        }
    }

    /** The words that are no options. */
    List<String> words() {
        return words;
    }

    /** The one word there must be. */
    String onlyWord(String what) {
        if (words.size() != 1) {
            throw new UsageException("Say exactly one " + what + ", not " + (words.isEmpty() ? "none" : words) + ".");
        }
        return words.getFirst();
    }

    /** No words may be there. */
    void requireNoWords() {
        if (!words.isEmpty()) {
            throw new UsageException("What is " + words + "? This takes only options.");
        }
    }

    /** The option's value. */
    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** The option's value as a whole number within bounds. */
    Optional<Long> number(String option, long min, long max) {
        return value(option).map(text -> number(option, text, min, max));
    }

    private static long number(String option, String text, long min, long max) {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw new UsageException(option + " must be a whole number, not " + text + ".");
        }
        long number = Long.parseLong(text);
        if (number < min || number > max) {
            throw new UsageException(option + " must be " + min + " to " + max + ", not " + text + ".");
        }
        return number;
    }

    /** True when the flag is there. */
    boolean has(String flag) {
        return flags.contains(flag);
    }
}
