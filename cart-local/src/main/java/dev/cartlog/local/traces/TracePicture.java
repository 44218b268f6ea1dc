package dev.cartlog.local.traces;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a trace as an SVG: a row for each span, what a span caused below it, and time from left to right. */
final class TracePicture {
    private static final int WIDTH = 960;
    private static final int LEFT = 330;
    private static final int RIGHT = 90;
    private static final int TOP = 48;
    private static final int ROW = 26;
    private static final int BAR = 14;
    private static final int INDENT = 14;
    private static final double NANOS_PER_MS = 1e6;
    private static final List<String> COLOURS = List.of("#3b6ea8", "#b45f2a", "#3f8a4f", "#8a5aa8", "#a83b5b");

    private final List<TraceSpan> spans;
    private final List<String> services;
    private final List<Row> rows = new ArrayList<>();
    private final long begin;
    private final long nanos;

    private record Row(TraceSpan span, int depth) {}

    private TracePicture(List<TraceSpan> spans) {
        this.spans = spans;
        this.services = spans.stream().map(TraceSpan::service).distinct().toList();
        this.begin = spans.stream().mapToLong(TraceSpan::startNanos).min().orElse(0);
        this.nanos =
                Math.max(1, spans.stream().mapToLong(TraceSpan::endNanos).max().orElse(0) - begin);
        spans.stream().filter(this::isRoot).forEach(root -> place(root, 0));
    }

    static String of(List<TraceSpan> spans) {
        return new TracePicture(spans).draw();
    }

    private boolean isRoot(TraceSpan span) {
        return spans.stream().noneMatch(other -> other.spanId().equals(span.parentSpanId()));
    }

    private void place(TraceSpan span, int depth) {
        rows.add(new Row(span, depth));
        spans.stream()
                .filter(other -> other.parentSpanId().equals(span.spanId()))
                .forEach(child -> place(child, depth + 1));
    }

    private String draw() {
        int height = TOP + rows.size() * ROW + ROW;
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " "
                + height + "\" font-family=\"system-ui, sans-serif\" font-size=\"12\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        legend(svg);
        for (int at = 0; at < rows.size(); at++) {
            row(svg, rows.get(at), TOP + at * ROW);
        }
        return svg.append("</svg>\n").toString();
    }

    private void legend(StringBuilder svg) {
        int x = 12;
        for (String service : services) {
            svg.append(
                    "<rect x=\"%d\" y=\"14\" width=\"12\" height=\"12\" fill=\"%s\"/>".formatted(x, colour(service)));
            svg.append("<text x=\"%d\" y=\"24\" fill=\"#222\">%s</text>%n".formatted(x + 18, escaped(service)));
            x += 190;
        }
    }

    private void row(StringBuilder svg, Row row, int y) {
        TraceSpan span = row.span();
        double scale = (WIDTH - LEFT - RIGHT) / (double) nanos;
        double x = LEFT + (span.startNanos() - begin) * scale;
        double width = Math.max(1.5, (span.endNanos() - span.startNanos()) * scale);
        svg.append("<text x=\"%d\" y=\"%d\" fill=\"#222\">%s</text>"
                .formatted(12 + row.depth() * INDENT, y + BAR - 2, escaped(span.name())));
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                x,
                y,
                width,
                BAR,
                colour(span.service())));
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\" fill=\"#444\">%.2f ms</text>%n",
                x + width + 6,
                y + BAR - 2,
                (span.endNanos() - span.startNanos()) / NANOS_PER_MS));
    }

    private String colour(String service) {
        return COLOURS.get(services.indexOf(service) % COLOURS.size());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
