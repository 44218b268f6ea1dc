package dev.cartlog.local.cli;

import java.util.Collection;
import java.util.Comparator;

/** The word somebody probably meant. */
final class Suggestion {
    /** Further apart than this, two words have nothing to do with each other. */
    private static final int DISTANCE_MAX = 2;

    private Suggestion() {}

    /** {@code " Did you mean x?"}, or the list of what there is. */
    static String of(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= DISTANCE_MAX || candidate.startsWith(word))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .map(candidate -> " Did you mean " + candidate + "?")
                .orElseGet(() -> known.isEmpty() ? "" : " There is " + String.join(", ", known) + ".");
    }

    /** Levenshtein's: how many characters to add, remove or replace. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
