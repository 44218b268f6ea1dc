package dev.cartlog.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.command.RefusalReason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemTypeTest {
    private static final Map<Integer, List<String>> PUBLISHED = Map.ofEntries(
            Map.entry(400, List.of("malformed-request", "unknown-field")),
            Map.entry(401, List.of("unauthenticated", "token-expired")),
            Map.entry(403, List.of("insufficient-scope", "origin-not-allowed")),
            Map.entry(404, List.of("not-found", "cart-not-found", "line-not-found", "merge-not-found")),
            Map.entry(405, List.of("method-not-allowed")),
            Map.entry(406, List.of("not-acceptable")),
            Map.entry(408, List.of("request-timeout")),
            Map.entry(
                    409,
                    List.of(
                            "cart-merging",
                            "cart-merged",
                            "cart-checked-out",
                            "cart-ordered",
                            "cart-expired",
                            "cart-saved",
                            "cart-already-merged",
                            "merge-already-decided",
                            "cart-not-guest")),
            Map.entry(412, List.of("version-mismatch")),
            Map.entry(413, List.of("body-too-large")),
            Map.entry(415, List.of("unsupported-media-type")),
            Map.entry(
                    422,
                    List.of(
                            "unknown-sku",
                            "item-not-available",
                            "insufficient-stock",
                            "quantity-below-limit",
                            "quantity-above-limit",
                            "line-limit",
                            "price-not-found",
                            "cart-empty",
                            "idempotency-key-reused")),
            Map.entry(428, List.of("precondition-required")),
            Map.entry(429, List.of("too-many-requests")),
            Map.entry(431, List.of("headers-too-large")),
            Map.entry(500, List.of("internal-error")),
            Map.entry(503, List.of("shard-moving", "outcome-unknown", "projection-behind", "identity-unavailable")));

    @Test
    void publishedCodesAndStatusesDoNotChange() {
        assertThat(Arrays.stream(ProblemType.values())
                        .collect(Collectors.groupingBy(
                                ProblemType::status, Collectors.mapping(ProblemType::code, Collectors.toList()))))
                .isEqualTo(PUBLISHED);
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemHasAPageThatExplainsIt(ProblemType type) {
        assertThat(ProblemType.ofCode(type.code())).contains(type);
        assertThat(ProblemPage.of(type)).contains(type.code(), Integer.toString(type.status()), "What to do");
        assertThat(ProblemPage.index()).contains("href=\"/problems/" + type.code() + "\"");
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalHasAProblem(RefusalReason reason) {
        ProblemType type = Refusals.type(reason);

        assertThat(type == ProblemType.INTERNAL_ERROR).isEqualTo(reason == RefusalReason.OUTDATED_STEP);
    }

    @Test
    void theDocumentHasEveryFieldOfTheContract() {
        Problem problem = Problem.ofField(ProblemType.INSUFFICIENT_STOCK, "/quantity", "Too many \"shirts\".")
                .with(List.of(new Problem.FieldError(
                        "/quantity",
                        ProblemType.INSUFFICIENT_STOCK,
                        Optional.empty(),
                        OptionalLong.of(Long.MAX_VALUE),
                        OptionalLong.of(3))))
                .onCart(17, Optional.of("{\"cartId\":\"x\"}"));

        JsonNode json = JsonMapper.shared().readTree(ProblemDocument.of(problem));

        assertThat(json.get("type").asString()).isEqualTo("/problems/insufficient-stock");
        assertThat(json.get("title").asString()).isNotBlank();
        assertThat(json.get("status").asInt()).isEqualTo(422);
        assertThat(json.get("detail").asString()).isEqualTo("Too many \"shirts\".");
        assertThat(json.get("code").asString()).isEqualTo("insufficient-stock");
        assertThat(json.get("retryable").asBoolean()).isFalse();
        assertThat(json.get("currentVersion").asLong()).isEqualTo(17);
        assertThat(json.get("cart").get("cartId").asString()).isEqualTo("x");
        assertThat(json.get("errors").get(0).get("requested").asLong()).isEqualTo((1L << 53) - 1);
        assertThat(json.get("errors").get(0).get("allowed").asLong()).isEqualTo(3);
    }
}
