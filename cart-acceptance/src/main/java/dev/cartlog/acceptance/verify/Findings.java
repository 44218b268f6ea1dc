package dev.cartlog.acceptance.verify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong; the first of it in full, the rest as a number. */
public final class Findings {
    /** So many are kept; a log of which more is wrong needs no longer list. */
    public static final int NAMED_MAX = 1_000;

    private final List<Finding> named = new ArrayList<>();
    private long total;

    void add(Finding finding) {
        total++;
        if (named.size() < NAMED_MAX) {
            named.add(finding);
        }
    }

    /** The first of them. */
    public List<Finding> named() {
        return List.copyOf(named);
    }

    /** How many there are, those beyond {@link #NAMED_MAX} included. */
    public long total() {
        return total;
    }

    /** The carts concerned, in the order in which they were found. */
    public Set<String> carts() {
        Set<String> carts = new LinkedHashSet<>();
        named.forEach(finding -> carts.add(finding.cart()));
        return carts;
    }
}
