package dev.cartlog.acceptance.verify;

import java.io.PrintStream;

/** Shows on one line how far something has come; on no terminal, only when something is finished. */
final class Progress {
    private static final int BAR_CHARS = 30;
    private static final int PERCENT = 100;

    private final PrintStream out;
    private final boolean live;
    private int shown = -1;

    Progress(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    /** So much of so much is done. */
    void at(String what, long done, long all) {
        int percent = all == 0 ? PERCENT : (int) (done * PERCENT / all);
        if (live && percent != shown) {
            shown = percent;
            int filled = percent * BAR_CHARS / PERCENT;
            out.print("\r" + what + " [" + "#".repeat(filled) + ".".repeat(BAR_CHARS - filled) + "] " + percent + " %");
            out.flush();
        }
    }

    /** It is finished. */
    void done(String line) {
        out.println(live ? "\r\033[K" + line : line);
        shown = -1;
    }
}
