package dev.cartlog.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The shop's built files; until they are built, one page that says what else is here. */
final class StaticFiles {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "map", "application/json");

    private static final String NOT_BUILT = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Cart</title>
            <body style="font-family:system-ui;max-width:40rem;margin:3rem auto;line-height:1.5">
            <h1>The cart services are running</h1>
            <p>Both answer below <code>/v1</code> on this origin. Start a cart:</p>
            <pre>curl -X POST ORIGIN/v1/carts -H 'Content-Type: application/json' -d '{"currency":"EUR"}'</pre>
            """;

    private final Path directory;
    private final Map<String, String> headers;

    /** @param headers of every file */
    StaticFiles(Path directory, Map<String, String> headers) {
        this.directory = directory.toAbsolutePath().normalize();
        this.headers = headers;
    }

    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<Path> file = find(path);
        if (file.isPresent()) {
            send(exchange, type(file.get()), Files.readAllBytes(file.get()));
        } else if (path.equals("/")) {
            String origin = "http://127.0.0.1:" + exchange.getLocalAddress().getPort();
            send(
                    exchange,
                    type(Path.of("index.html")),
                    NOT_BUILT.replace("ORIGIN", origin).getBytes(StandardCharsets.UTF_8));
        } else {
            Problem.NOT_FOUND.answer(exchange);
        }
    }

    /** The file for a path. A path without a file name ending is a page of the shop: its router knows it. */
    private Optional<Path> find(String path) {
        Path wanted = directory.resolve(path.substring(1)).normalize();
        if (!wanted.startsWith(directory)) {
            return Optional.empty();
        }
        boolean isPage = !String.valueOf(wanted.getFileName()).contains(".");
        return Optional.of(isPage ? directory.resolve("index.html") : wanted).filter(Files::isRegularFile);
    }

    private static String type(Path file) {
        String name = String.valueOf(file.getFileName());
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
