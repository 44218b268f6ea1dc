package dev.cartlog.web.problem;

import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.web.problem.Problem.FieldError;

/** The body of every refusal: RFC 9457 problem details. */
public final class ProblemDocument {
    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final long NUMBER_MAX = (1L << 53) - 1;

    private ProblemDocument() {}

    public static String of(Problem problem) {
        ProblemType type = problem.type();
        JsonWriter json = new JsonWriter();
        json.object(o -> {
            problem.cart().ifPresent(cart -> o.raw("cart", cart));
            o.string("code", type.code());
            problem.currentVersion().ifPresent(version -> o.number("currentVersion", version));
            o.string("detail", problem.detail());
            if (!problem.errors().isEmpty()) {
                o.array("errors", problem.errors(), ProblemDocument::error);
            }
            o.bool("retryable", type.retryable())
                    .number("status", type.status())
                    .string("title", type.title())
                    .string("type", type.uri());
        });
        return json.toString();
    }

    private static void error(JsonWriter json, FieldError error) {
        json.object(o -> {
            error.allowed().ifPresent(allowed -> o.number("allowed", exact(allowed)));
            o.string("code", error.type().code());
            error.lineId().ifPresent(lineId -> o.string("lineId", lineId.value()));
            o.string("pointer", error.pointer());
            error.requested().ifPresent(requested -> o.number("requested", exact(requested)));
        });
    }

    /** Numbers beyond what JSON carries exactly are beyond every limit anyway; their size does not matter. */
    private static long exact(long number) {
        return Math.clamp(number, -NUMBER_MAX, NUMBER_MAX);
    }
}
