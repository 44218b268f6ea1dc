package dev.cartlog.acceptance.plot;

import java.util.Locale;

/** A picture in the making: lines, boxes and words on a white ground, in units of pixels. */
final class Svg {
    static final int WIDTH = 760;
    private static final String FONT = "font-family=\"system-ui, sans-serif\" font-size=\"13\"";

    private final StringBuilder elements = new StringBuilder();
    private final int height;

    /** @param title shown above, and told to who cannot see the picture */
    Svg(String title, int height) {
        this.height = height;
        elements.append("<title>%s</title>\n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n"
                .formatted(escaped(title)));
        text(16, 26, "start", "#111827", title);
    }

    /** How words are placed at their point: {@code start}, {@code middle} or {@code end}. */
    void text(double x, double y, String anchor, String colour, String text) {
        add("<text %s %s text-anchor=\"%s\" fill=\"%s\">%s</text>"
                .formatted(at("x", x), at("y", y), anchor, colour, escaped(text)));
    }

    void line(double x1, double y1, double x2, double y2, String colour) {
        add("<line %s %s %s %s stroke=\"%s\"/>"
                .formatted(at("x1", x1), at("y1", y1), at("x2", x2), at("y2", y2), colour));
    }

    void box(double x, double y, double width, double height, String colour) {
        add("<rect %s %s %s %s fill=\"%s\"/>"
                .formatted(at("x", x), at("y", y), at("width", width), at("height", height), colour));
    }

    /** @param points pairs of numbers, separated by spaces */
    void curve(String points, String colour) {
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>".formatted(points, colour));
    }

    private static String at(String name, double pixels) {
        return String.format(Locale.ROOT, "%s=\"%.1f\"", name, pixels);
    }

    private void add(String element) {
        elements.append(element).append('\n');
    }

    /** The whole document. */
    String document() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" %s>\n%s</svg>\n"
                .formatted(WIDTH, height, WIDTH, height, FONT, elements);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
