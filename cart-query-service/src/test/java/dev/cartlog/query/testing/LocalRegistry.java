package dev.cartlog.query.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The few answers of a schema registry that the serde asks for, so that unit tests use the real wire format. */
public final class LocalRegistry implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final List<String> schemas = new ArrayList<>();
    private final Map<String, Integer> subjects = new HashMap<>();

    /** Listens on a free port. */
    public LocalRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A client of it. */
    public SchemaRegistryClient client() {
        return new SchemaRegistryClient(RegistryOptions.of(url()));
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/", -1);
        String method = exchange.getRequestMethod();
        if (path[0].equals("config")) {
            respond(exchange, 200, Map.of("compatibility", "FULL_TRANSITIVE", "compatibilityLevel", "FULL_TRANSITIVE"));
        } else if (path[0].equals("schemas")) {
            respond(exchange, 200, Map.of("schema", schemas.get(Integer.parseInt(path[2]) - 1)));
        } else if (method.equals("POST")) {
            respond(exchange, 200, Map.of("id", register(exchange, path[1])));
        } else if (!subjects.containsKey(path[1])) {
            respond(exchange, 404, Map.of("error_code", 40401, "message", "no such subject"));
        } else if (path.length == 3) {
            respond(exchange, 200, List.of(1));
        } else {
            int id = subjects.getOrDefault(path[1], 0);
            respond(exchange, 200, Map.of("id", id, "version", 1, "schema", schemas.get(id - 1)));
        }
    }

    private int register(HttpExchange exchange, String subject) throws IOException {
        Object schema = JSON.readValue(exchange.getRequestBody().readAllBytes(), Map.class)
                .get("schema");
        int at = schemas.indexOf(schema);
        if (at < 0) {
            schemas.add((String) schema);
            at = schemas.size() - 1;
        }
        subjects.put(subject, at + 1);
        return at + 1;
    }

    private static void respond(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
