package dev.cartlog.local.identity;

import java.util.List;
import java.util.stream.Collectors;

/** The page that asks who is there, without a password. */
final class SignInPage {
    /** Those the demo knows; any other name will do as well. */
    private static final List<String> PEOPLE = List.of("alice", "bob", "auditor", "operator");

    private static final List<String> KEPT = List.of(
            "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method");

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in (development)</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 4rem auto; padding: 0 1rem }
            button, input { font: inherit; padding: .4rem .8rem; margin: .2rem 0; min-height: 2.5rem }
            @media (prefers-color-scheme: dark) { body { color: #eee; background: #161616 } }
            </style>
            </head>
            <body><main>
            %s
            </main></body>
            </html>
            """;

    private SignInPage() {}

    static String of(Parameters parameters) {
        String kept = KEPT.stream()
                .filter(name -> parameters.find(name).isPresent())
                .map(name ->
                        "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escaped(parameters.get(name)) + "\">")
                .collect(Collectors.joining("\n"));
        String people = PEOPLE.stream()
                .map(name -> "<button name=\"subject\" value=\"" + name + "\">" + name + "</button>")
                .collect(Collectors.joining("\n"));
        // Relative, so that it is right behind the gateway's prefix too.
        String known = "<form method=\"post\" action=\"authorize\">" + kept + people + "</form>";
        String other = "<form method=\"post\" action=\"authorize\">" + kept
                + "<label>Somebody else <input name=\"subject\" required maxlength=\"128\" autocomplete=\"off\"></label>"
                + " <button>Sign in</button></form>";
        return PAGE.formatted("<h1>Who are you?</h1>\n<p>For development: no password.</p>\n" + known + other);
    }

    static String refusal(String reason) {
        return PAGE.formatted("<h1>This cannot be a sign-in</h1>\n<p>" + escaped(reason) + "</p>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
