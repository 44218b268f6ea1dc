package dev.cartlog.acceptance.plot;

import java.util.List;

/** Colours that differ in lightness too, and stand out from white. */
final class Palette {
    private static final List<String> COLOURS =
            List.of("#1d4ed8", "#ea580c", "#047857", "#9333ea", "#b91c1c", "#0891b2", "#6b7280", "#a16207");

    private Palette() {}

    static String of(int index) {
        return COLOURS.get(index % COLOURS.size());
    }
}
