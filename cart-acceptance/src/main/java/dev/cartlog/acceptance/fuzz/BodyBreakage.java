package dev.cartlog.acceptance.fuzz;

import static dev.cartlog.acceptance.fuzz.Breakage.any;
import static dev.cartlog.acceptance.fuzz.Breakage.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ways to break a body, as text: what breaks JSON best is no JSON any more. */
final class BodyBreakage {
    /** A value of an object's field. */
    private static final Pattern VALUE = Pattern.compile("(?<=\":)(\"[^\"]*\"|-?[0-9]+|true|false)");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "\"5\"",
            "\"\"",
            "[]",
            "{}",
            "[[1]]",
            "-1",
            "0",
            "-0",
            "1.0",
            "1.5",
            "1e2",
            "1e309",
            "-1e309",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "9".repeat(399),
            "9".repeat(401),
            "01",
            "0x10",
            "NaN",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202e\"",
            "\"a\\r\\nb\"",
            "\"\u202e\"",
            "\"\ufeff\"",
            "\"" + "é".repeat(65) + "\"",
            "\"" + "x".repeat(300) + "\"",
            "\"" + "👩".repeat(64) + "\"",
            "{\"a\":{\"b\":{\"c\":1}}}",
            "\"__proto__\"",
            "'x'",
            "\"\\x\"");

    private static final List<String> FIELDS = List.of(
            "\"price\":1",
            "\"unitPrice\":{\"amountMinor\":1,\"currency\":\"EUR\"}",
            "\"owner\":\"alice\"",
            "\"version\":1",
            "\"status\":\"ACTIVE\"",
            "\"__proto__\":{}",
            "\"\":1",
            "\"quantity\":1",
            "\"delta\":1",
            "\"sku\":\"sku-2\"",
            "\"type\":\"ClearCart\"",
            "\"a\\u0000b\":1",
            "\"" + "k".repeat(5_000) + "\":1",
            "\"\\ud800\":1");

    private static final List<String> FORMS = List.of(
            "",
            " ",
            "null",
            "[]",
            "\"text\"",
            "1",
            "{",
            "}",
            "{}{}",
            "{\"a\"",
            "{\"a\":1,}",
            "[".repeat(17),
            "[".repeat(20_000),
            "{\"a\":".repeat(17) + "1" + "}".repeat(17),
            "{\"a\":".repeat(3_000),
            "<xml/>",
            "\ufeff{}",
            "{\"commands\":" + "[".repeat(500),
            "// {}",
            "{\"a\":1}x");

    private static final int BODY_BYTES_MAX = 64 * 1024;
    private static final int TOO_MANY_COMMANDS = 101;

    private BodyBreakage() {}

    /** One value becomes another one, of another type or out of bounds. */
    static void value(FuzzRequest request, RandomGenerator random) {
        String text = text(request);
        List<MatchResult> values = VALUE.matcher(text).results().toList();
        if (values.isEmpty()) {
            form(request, random);
            return;
        }
        MatchResult hit = any(values, random);
        json(request, text.substring(0, hit.start()) + any(VALUES, random) + text.substring(hit.end()));
    }

    /** A field more, a field twice, or one less. */
    static void fields(FuzzRequest request, RandomGenerator random) {
        String text = text(request);
        int brace = text.indexOf('{');
        if (brace < 0) {
            json(request, "{" + any(FIELDS, random) + "}");
            return;
        }
        String rest = text.substring(brace + 1);
        switch (random.nextInt(3)) {
            case 0 -> {
                int comma = rest.indexOf(',');
                json(request, "{" + (comma < 0 ? "}" : rest.substring(comma + 1)));
            }
            default -> json(request, "{" + any(FIELDS, random) + (rest.startsWith("}") ? "" : ",") + rest);
        }
    }

    /** No JSON, too much of it, or not even text. */
    static void form(FuzzRequest request, RandomGenerator random) {
        switch (random.nextInt(6)) {
            case 0 -> json(request, " ".repeat(BODY_BYTES_MAX - 10 + random.nextInt(20)) + "{}");
            case 1 -> json(request, "{\"commands\":[" + commands() + "]}");
            case 2 -> truncated(request, random);
            case 3 -> {
                request.body = notText(request.body, random);
                request.set("Content-Type", "application/json");
            }
            default -> json(request, any(FORMS, random));
        }
    }

    private static String commands() {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < TOO_MANY_COMMANDS; i++) {
            commands.add("{\"type\":\"Recalculate\"}");
        }
        return String.join(",", commands);
    }

    private static void truncated(FuzzRequest request, RandomGenerator random) {
        String text = text(request);
        json(request, text.isEmpty() ? "{" : text.substring(0, random.nextInt(text.length())));
    }

    /** With bytes in between that are no UTF-8. */
    private static byte[] notText(byte[] body, RandomGenerator random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = body.length == 0 ? 0 : random.nextInt(body.length);
        bytes.write(body, 0, at);
        bytes.writeBytes(any(
                List.of(new byte[] {(byte) 0xff}, new byte[] {(byte) 0xc0, (byte) 0x80}, new byte[] {0}), random));
        bytes.write(body, at, body.length - at);
        return bytes.toByteArray();
    }

    private static String text(FuzzRequest request) {
        return new String(request.body, StandardCharsets.UTF_8);
    }

    private static void json(FuzzRequest request, String text) {
        request.body = bytes(text);
        request.set("Content-Type", "application/json");
    }
}
