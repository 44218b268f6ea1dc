package dev.cartlog.web.problem;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The readable page behind a problem's {@code type}, made from the table. */
public final class ProblemPage {
    /** What the page needs of a browser: its own style, nothing else. */
    public static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem;
              color: #1a1a1a; background: #fff }
            h1 { font-size: 1.5rem } dt { font-weight: 600; margin-top: 1rem } dd { margin: 0 } a { color: #0b57d0 }
            @media (prefers-color-scheme: dark) { body { color: #eee; background: #161616 } a { color: #8ab4f8 } }
            </style>
            </head>
            <body>
            <main>
            %2$s
            </main>
            </body>
            </html>
            """;

    private ProblemPage() {}

    public static String of(ProblemType type) {
        String retry = type.retryable() ? "Yes, unchanged." : "Not unchanged.";
        String entries = entry("Code", "<code>" + type.code() + "</code>")
                + entry("Status", Integer.toString(type.status()))
                + entry("What it means", text(type.explanation()))
                + entry("What to do", text(type.whatToDo()))
                + entry("May the same request be sent again?", retry);
        String title = text(type.title());
        return PAGE.formatted(
                title,
                "<h1>" + title + "</h1>\n<dl>\n" + entries + "</dl>\n<p><a href=\"/problems\">All problems</a></p>");
    }

    /** All problems on one page. */
    public static String index() {
        String items = Arrays.stream(ProblemType.values())
                .map(type -> "<li><a href=\"" + type.uri() + "\"><code>" + type.code() + "</code></a> (" + type.status()
                        + "): " + text(type.title()) + "</li>\n")
                .collect(Collectors.joining());
        return PAGE.formatted("Problems", "<h1>Problems</h1>\n<ul>\n" + items + "</ul>");
    }

    private static String entry(String term, String html) {
        return "<dt>" + term + "</dt><dd>" + html + "</dd>\n";
    }

    private static String text(String plain) {
        return HtmlUtils.htmlEscape(plain);
    }
}
