package dev.cartlog.acceptance.plot;

import java.util.List;
import java.util.Locale;

/** A bar for each of several things, with a thin line from the least to the greatest of its rounds. */
public final class BarChart {
    private static final int LEFT = 250;
    private static final int RIGHT = 110;
    private static final int TOP = 50;
    private static final int ROW = 34;
    private static final int BAR = 20;

    private BarChart() {}

    /**
     * One bar.
     *
     * @param name what it stands for
     * @param median its length
     * @param least of the rounds
     * @param greatest of the rounds
     */
    public record Bar(String name, double median, double least, double greatest) {}

    /** The picture. Lengths are linear and begin at nothing. */
    public static String draw(String title, List<Bar> bars) {
        double most = bars.stream().mapToDouble(Bar::greatest).max().orElse(1);
        double pixels = (Svg.WIDTH - LEFT - RIGHT) / most;
        Svg svg = new Svg(title, TOP + ROW * bars.size() + 10);
        for (int row = 0; row < bars.size(); row++) {
            Bar bar = bars.get(row);
            double top = TOP + row * (double) ROW;
            double middle = top + BAR / 2.0;
            svg.text(LEFT - 10, middle + 5, "end", "#111827", bar.name());
            svg.box(LEFT, top, bar.median() * pixels, BAR, Palette.of(row));
            svg.line(LEFT + bar.least() * pixels, middle, LEFT + bar.greatest() * pixels, middle, "#111827");
            svg.text(
                    LEFT + bar.greatest() * pixels + 8,
                    middle + 5,
                    "start",
                    "#111827",
                    String.format(Locale.ROOT, "%,.0f", bar.median()));
        }
        return svg.document();
    }
}
