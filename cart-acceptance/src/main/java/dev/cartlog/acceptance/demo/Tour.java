package dev.cartlog.acceptance.demo;

import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.http.CartHttp;
import dev.cartlog.acceptance.json.Abridgement;
import dev.cartlog.acceptance.json.PrettyJson;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests and shows them with their answers, step by step; the first surprise ends it. */
final class Tour {
    private static final int WIDTH = 110;
    private static final List<String> HEADERS_SHOWN = List.of("ETag", "Location", "Idempotent-Replayed", "Retry-After");

    private final CartHttp http;
    private final PrintStream out;
    private final boolean coloured;
    private final boolean full;
    private final PrettyJson pretty = new PrettyJson(WIDTH);
    private int steps;
    private int checks;

    /**
     * @param coloured for a terminal
     * @param full true to show every field of every answer
     */
    Tour(CartHttp http, PrintStream out, boolean coloured, boolean full) {
        this.http = http;
        this.out = out;
        this.coloured = coloured;
        this.full = full;
    }

    /** Begins the next step. */
    void step(String title) {
        steps++;
        out.println();
        paint(Paint.TITLE, steps + ". " + title);
    }

    /** Says something in between. */
    void note(String text) {
        paint(Paint.FAINT, "   " + text);
    }

    /** Sends, shows both sides and demands a status. */
    Answer call(int status, Call call) throws InterruptedException {
        show(call);
        Answer answer = http.send(call);
        show(answer);
        if (answer.status() != status) {
            throw new UnexpectedAnswerException("the status is " + answer.status() + " where " + status + " is due");
        }
        return answer;
    }

    /** Sends without showing anything; for asking again. */
    Answer quietly(Call call) throws InterruptedException {
        return http.send(call);
    }

    /** Demands that something is as it must be, and says so. */
    void check(String what, Object actual, Object due) {
        if (!Objects.equals(actual, due)) {
            throw new UnexpectedAnswerException(what + ": it is " + actual + " where " + due + " is due");
        }
        checks++;
        paint(Paint.GOOD, "   ✓ " + what + ": " + due);
    }

    /** How many things were demanded so far. */
    int checks() {
        return checks;
    }

    /** Shows a request. */
    private void show(Call call) {
        paint(Paint.REQUEST, " → " + call.method() + " " + call.path());
        call.headers().forEach((name, value) -> paint(Paint.FAINT, "   " + name + ": " + header(name, value)));
        call.body().ifPresent(body -> json(JsonMapper.shared().valueToTree(body)));
    }

    private static String header(String name, String value) {
        int end = value.indexOf(' ') + 1;
        return name.equals("Authorization")
                ? value.substring(0, end) + Abridgement.shortened(value.substring(end))
                : value;
    }

    /** Shows an answer. */
    void show(Answer answer) {
        paint(Paint.ANSWER, " ← " + answer.status());
        HEADERS_SHOWN.forEach(
                name -> answer.header(name).ifPresent(value -> paint(Paint.FAINT, "   " + name + ": " + value)));
        if (!answer.text().isEmpty()) {
            json(answer.json());
        }
    }

    private void json(JsonNode node) {
        String text = pretty.of(full ? node : Abridgement.of(node));
        out.println("   " + text.replace("\n", "\n   "));
    }

    private void paint(Paint paint, String text) {
        out.println(paint.on(text, coloured));
    }
}
