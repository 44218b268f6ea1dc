package dev.cartlog.local.traces;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes spans by OTLP over HTTP (JSON) at {@code POST /traces/v1/traces}; lists traces at {@code GET /traces}, shows one as data
 * at {@code /traces/ID} and as a picture at {@code /traces/ID.svg}.
 */
public final class TraceEndpoint {
    /** What its paths begin with. */
    public static final String PREFIX = "/traces";

    private static final String INTAKE = PREFIX + "/v1/traces";

    /** The header that tells a page where to send its spans; scripts can read this one of all the headers of their page. */
    public static final Map<String, String> INVITATION = Map.of("Server-Timing", "traces;desc=\"" + INTAKE + "\"");

    private static final String PICTURE = ".svg";
    private static final int BODY_BYTES_MAX = 4 << 20;

    private final TraceStore store;

    /** Answers from this store, and fills it. */
    public TraceEndpoint(TraceStore store) {
        this.store = store;
    }

    /** Answers one request. */
    public void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String id = path.substring(Math.min(path.length(), PREFIX.length() + 1));
        switch (exchange.getRequestMethod()) {
            case "POST" -> take(exchange, path);
            case "GET" -> {
                if (id.isEmpty()) {
                    send(exchange, 200, "text/html; charset=utf-8", list());
                } else if (id.endsWith(PICTURE)) {
                    String trace = id.substring(0, id.length() - PICTURE.length());
                    send(exchange, 200, "image/svg+xml", TracePicture.of(store.trace(trace)));
                } else {
                    send(exchange, 200, "application/json", JsonMapper.shared().writeValueAsString(store.trace(id)));
                }
            }
            default -> send(exchange, 405, "text/plain", "GET or POST");
        }
    }

    private void take(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
        if (!path.equals(INTAKE) || body.length > BODY_BYTES_MAX) {
            send(exchange, 400, "text/plain", "spans go to " + INTAKE + ", at most " + BODY_BYTES_MAX + " bytes");
            return;
        }
        try {
            OtlpReader.read(new String(body, StandardCharsets.UTF_8)).forEach(store::add);
            send(exchange, 200, "application/json", "{}");
        } catch (JacksonException e) {
            send(exchange, 400, "text/plain", "this is no OTLP in JSON: " + e.getOriginalMessage());
        }
    }

    private String list() {
        return store.ids().reversed().stream()
                .filter(id -> id.matches("[0-9a-f]{32}"))
                .map(id -> "<li><a href=\"" + PREFIX + "/" + id + PICTURE + "\">" + id + "</a>, "
                        + store.trace(id).size() + " spans</li>")
                .collect(Collectors.joining(
                        "\n",
                        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Traces</title><h1>Traces</h1><ul>\n",
                        "\n</ul>"));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
