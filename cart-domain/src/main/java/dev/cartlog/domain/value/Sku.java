package dev.cartlog.domain.value;

/** The shop's own name of an article, as in its catalogue. */
public record Sku(String value) {
    /** Longest accepted name, in code points. */
    public static final int SKU_CODE_POINTS_MAX = 64;

    public Sku {
        if (value.isEmpty() || value.codePointCount(0, value.length()) > SKU_CODE_POINTS_MAX) {
            throw new IllegalArgumentException("a SKU has 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
