package dev.cartlog.acceptance.plot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Latencies by percentile, as is usual for them: each step to the right is a tenth of the answers, and both axes are
 * logarithmic, so that the few slow answers can be seen.
 */
public final class PercentileChart {
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 70;
    private static final int BOTTOM = 340;
    private static final int HEIGHT = 380;
    private static final int POINTS = 200;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NINES_MAX = 4;
    private static final List<Double> PERCENTILES = List.of(0.0, 50.0, 90.0, 99.0, 99.9, 99.99);
    private static final List<Double> GRID_MS = List.of(0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0, 3000.0);
    private static final double LEAST_MS = 0.1;
    private static final String GRID = "#e5e7eb";

    private final Svg svg;
    private final double greatestMs;

    private PercentileChart(Svg svg, double greatestMs) {
        this.svg = svg;
        this.greatestMs = greatestMs;
    }

    /** The picture: a curve for each, latencies in nanoseconds. */
    public static String draw(String title, Map<String, Histogram> latencies) {
        double most = latencies.values().stream()
                .mapToDouble(histogram -> histogram.getValueAtPercentile(99.99) / NANOS_PER_MILLI)
                .max()
                .orElse(1);
        PercentileChart chart = new PercentileChart(new Svg(title, HEIGHT), Math.max(10, most * 1.2));
        chart.grid();
        int index = 0;
        for (Map.Entry<String, Histogram> one : latencies.entrySet()) {
            chart.curve(one.getKey(), one.getValue(), index++);
        }
        return chart.svg.document();
    }

    private void grid() {
        for (double percentile : PERCENTILES) {
            double x = x(nines(percentile));
            svg.line(x, TOP, x, BOTTOM, GRID);
            svg.text(x, BOTTOM + 18, "middle", "#111827", String.format(Locale.ROOT, "%s %%", plain(percentile)));
        }
        for (double ms : GRID_MS) {
            if (ms <= greatestMs) {
                svg.line(LEFT, y(ms), Svg.WIDTH - RIGHT, y(ms), GRID);
                svg.text(LEFT - 8, y(ms) + 4, "end", "#111827", plain(ms) + " ms");
            }
        }
    }

    private void curve(String name, Histogram latencies, int index) {
        StringBuilder points = new StringBuilder();
        for (int point = 0; point <= POINTS; point++) {
            double nines = NINES_MAX * point / POINTS;
            double percentile = 100 - 100 * Math.pow(10, -nines);
            double ms = latencies.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(nines), y(ms)));
        }
        svg.curve(points.toString().strip(), Palette.of(index));
        double x = LEFT + index * (Svg.WIDTH - LEFT - RIGHT) / 4.0;
        svg.box(x, TOP - 24, 12, 12, Palette.of(index));
        svg.text(x + 18, TOP - 13, "start", "#111827", name);
    }

    /** How many nines: 90 % is one, 99 % two. */
    private static double nines(double percentile) {
        return -Math.log10(1 - percentile / 100);
    }

    private static double x(double nines) {
        return LEFT + nines / NINES_MAX * (Svg.WIDTH - LEFT - RIGHT - 10);
    }

    private double y(double ms) {
        double share = Math.log(Math.max(LEAST_MS, ms) / LEAST_MS) / Math.log(greatestMs / LEAST_MS);
        return BOTTOM - share * (BOTTOM - TOP);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
