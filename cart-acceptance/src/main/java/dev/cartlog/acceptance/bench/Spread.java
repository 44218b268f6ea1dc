package dev.cartlog.acceptance.bench;

import java.util.List;

/** One figure of several rounds. */
record Spread(double median, double least, double greatest) {
    static Spread of(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        return new Spread(sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
    }

    /** Median, and from where to where, with so many digits behind the point. */
    String text(int digits) {
        String number = "%,." + digits + "f";
        return (number + " (" + number + " to " + number + ")").formatted(median, least, greatest);
    }
}
