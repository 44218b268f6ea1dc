package dev.cartlog.acceptance.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers given on the command line, each behind its name. */
record Options(Map<String, Integer> values) {

    /**
     * Takes the words apart.
     *
     * @param defaults every option there is, and what it is when it is not given
     * @throws IllegalArgumentException when a word is none of them, or has no number behind it
     */
    static Options parse(List<String> words, Map<String, Integer> defaults) {
        Map<String, Integer> values = new HashMap<>(defaults);
        for (int at = 0; at < words.size(); at += 2) {
            if (!defaults.containsKey(words.get(at)) || at + 1 == words.size()) {
                throw new IllegalArgumentException("not understood: " + words.get(at));
            }
            values.put(words.get(at), Integer.parseInt(words.get(at + 1)));
        }
        return new Options(Map.copyOf(values));
    }

    int of(String name) {
        Integer value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " has no default");
        }
        return value;
    }
}
