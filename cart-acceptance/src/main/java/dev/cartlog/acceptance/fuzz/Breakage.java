package dev.cartlog.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** A way to break a request. */
enum Breakage {
    VALUE {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            BodyBreakage.value(request, random);
        }
    },
    FIELDS {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            BodyBreakage.fields(request, random);
        }
    },
    FORM {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            BodyBreakage.form(request, random);
        }
    },
    CREDENTIAL {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            request.set("Authorization", any(CREDENTIALS, random));
        }
    },
    NO_CREDENTIAL {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            request.remove("Authorization");
        }
    },
    HEADER {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            String[] header = any(HEADERS, random).split(": ", 2);
            request.set(header[0], header[1]);
        }
    },
    TWO_HEADERS {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            String name =
                    any(List.of("Authorization", "Idempotency-Key", "If-Match", "Content-Type", "Accept"), random);
            request.set(name, "one").add(name, "two");
        }
    },
    LONG_HEADER {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            request.set("X-Long", "x".repeat(1 << (10 + random.nextInt(6))));
        }
    },
    METHOD {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            request.method = any(List.of("PUT", "GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS", "TRACE"), random);
        }
    },
    PATH {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            String[] steps = request.path().split("/", -1);
            steps[1 + random.nextInt(steps.length - 1)] = any(STEPS, random);
            request.target = String.join("/", steps);
        }
    },
    QUERY {
        @Override
        void apply(FuzzRequest request, RandomGenerator random) {
            String join = request.target.contains("?") ? "&" : "?";
            request.target += join + any(QUERIES, random);
        }
    };

    private static final List<String> CREDENTIALS = List.of(
            "Bearer",
            "Bearer x",
            "Basic YWxpY2U6YWxpY2U=",
            "Bearer gct_short",
            "Bearer gct_" + "B".repeat(43),
            "Bearer gct_" + "B".repeat(44),
            "bearer  a.b.c",
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.",
            "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.AAAA",
            "Bearer " + "x".repeat(9_000),
            "Bearer =",
            "gct_" + "A".repeat(43));

    private static final List<String> HEADERS = List.of(
            "Content-Type: text/plain",
            "Content-Type: application/xml",
            "Content-Type: application/json; charset=utf-16",
            "Content-Type: application/json;charset=nonsense",
            "Content-Type: ;;;",
            "Content-Type: application/merge-patch+json",
            "Content-Encoding: gzip",
            "Accept: image/png",
            "Accept: application/json;q=0",
            "Accept: ///",
            "Accept: text/html, application/json;q=0.1",
            "Accept: application/x-ndjson",
            "Accept: text/event-stream",
            "If-Match: 17",
            "If-Match: W/\"1\"",
            "If-Match: \"1\", \"2\"",
            "If-Match: \"-1\"",
            "If-Match: \"99999999999999999999\"",
            "If-None-Match: *",
            "If-None-Match: \"",
            "Idempotency-Key: " + "k".repeat(65),
            "Idempotency-Key: \u00e9",
            "Idempotency-Key:  ",
            "X-Correlation-Id: <script>",
            "X-Correlation-Id: " + "c".repeat(100),
            "X-Forwarded-For: 1.2.3.4",
            "X-Forwarded-Prefix: //evil.example",
            "X-HTTP-Method-Override: DELETE",
            "Origin: https://elsewhere.example",
            "Origin: null",
            "Range: bytes=0-1",
            "traceparent: nonsense",
            "Last-Event-ID: -1",
            "Cookie: " + "c=1; ".repeat(200),
            "X-Cart-Peer: 1.00");

    private static final List<String> STEPS = List.of(
            "",
            ".",
            "..",
            "%2e%2e",
            "%2F",
            "%00",
            "%0d%0aX:%20y",
            "%ff",
            "%E2%80%AE",
            ";a=b",
            "%3B",
            "%25",
            "%22",
            "me",
            "v2",
            "undefined",
            "null",
            "%7BcartId%7D",
            "a".repeat(300),
            "A".repeat(22) + ".0",
            "A".repeat(22) + ".99999999999999999999",
            "%5C",
            "*",
            "internal",
            "actuator",
            "x".repeat(9_000));

    private static final List<String> QUERIES = List.of(
            "limit=0",
            "limit=1001",
            "limit=-1",
            "limit=x",
            "limit=",
            "limit=1&limit=2",
            "after=%ff",
            "after=" + "A".repeat(600),
            "after=-1",
            "minVersion=-1",
            "minVersion=1.5",
            "minVersion=99999999999999999999",
            "minVersion=%00",
            "store=%20",
            "store=" + "s".repeat(65),
            "version=0",
            "version=x",
            "asOf=yesterday",
            "asOf=9999-12-31T23:59:59Z",
            "asOf=-999999999-01-01T00:00:00Z",
            "asOf=2026-01-01T00:00:00%2B18:00",
            "from=0&to=0",
            "from=2026-13-01T00:00:00Z",
            "type=",
            "type=%F0%9F%98%80",
            "actor=%0d%0a",
            "actor=" + "a".repeat(300),
            "unknown=1",
            "&&&",
            "=",
            "%25");

    abstract void apply(FuzzRequest request, RandomGenerator random);

    static <T> T any(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
