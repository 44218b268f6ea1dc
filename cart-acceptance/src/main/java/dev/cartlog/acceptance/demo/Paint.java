package dev.cartlog.acceptance.demo;

/** Colours of a terminal, or none. */
enum Paint {
    /** A step's title. */
    TITLE("1;36"),
    /** What is sent. */
    REQUEST("33"),
    /** What comes back. */
    ANSWER("32"),
    /** What holds. */
    GOOD("1;32"),
    /** What does not. */
    BAD("1;31"),
    /** What matters less. */
    FAINT("2");

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    String on(String text, boolean coloured) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
