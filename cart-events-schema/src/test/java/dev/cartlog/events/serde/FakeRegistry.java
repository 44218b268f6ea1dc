package dev.cartlog.events.serde;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A registry in this process, for what a real one cannot be made to do on demand: fail, hang, answer nonsense. */
public final class FakeRegistry implements AutoCloseable {
    /** Answers one request in place of the registry. */
    public interface Fault {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> idsByText = new LinkedHashMap<>();
    private final Map<String, List<Integer>> subjects = new LinkedHashMap<>();
    private final Map<String, String> rules = new LinkedHashMap<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile boolean ruleNeedsVersion;

    public FakeRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A client with short times, so that a test of an outage is quick. */
    public SchemaRegistryClient client() {
        return new SchemaRegistryClient(options(3));
    }

    RegistryOptions options(int attempts) {
        Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2));
        return new RegistryOptions(uri(), Duration.ofMillis(500), Duration.ofMillis(500), attempts, backoff);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next requests are answered by these, in order. */
    public void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** Behaves as Apicurio does: a subject takes a rule only once it has a version. */
    public void ruleNeedsVersion() {
        ruleNeedsVersion = true;
    }

    /** Each request so far, as method and path. */
    public List<String> requests() {
        return requests;
    }

    public synchronized Map<String, String> rules() {
        return Map.copyOf(rules);
    }

    /** Puts a schema in without asking anyone. */
    public synchronized int add(String subject, String schema) {
        int id = idsByText.computeIfAbsent(schema, text -> idsByText.size() + 1);
        List<Integer> versions = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
        if (!versions.contains(id)) {
            versions.add(id);
        }
        return id;
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    static Fault status(int status) {
        return body(status, "{\"error_code\":" + status + "01,\"message\":\"as the test wants it\"}");
    }

    static Fault body(int status, String body) {
        return exchange -> send(exchange, status, body);
    }

    /** Never answers; the exchange ends when the registry is closed. */
    static Fault hang() {
        return exchange -> {};
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
        Fault fault = faults.poll();
        if (fault != null) {
            fault.answer(exchange);
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        String[] path = exchange.getRequestURI().getRawPath().substring(1).split("/");
        String answer = path[0].equals("config")
                ? config(exchange, decoded(path[1]), body)
                : path[0].equals("schemas") ? schema(path[2]) : subject(exchange, path, body);
        send(exchange, answer.isEmpty() ? 404 : 200, answer.isEmpty() ? "{\"error_code\":40401}" : answer);
    }

    private synchronized String config(HttpExchange exchange, String subject, byte[] body) {
        if (exchange.getRequestMethod().equals("PUT")) {
            if (ruleNeedsVersion && !subjects.containsKey(subject)) {
                return "";
            }
            String rule = field(body, "compatibility");
            rules.put(subject, rule);
            return RegistryJson.object("compatibility", rule);
        }
        String rule = rules.get(subject);
        return rule == null ? "" : RegistryJson.object("compatibilityLevel", rule);
    }

    private synchronized String schema(String id) {
        return idsByText.entrySet().stream()
                .filter(entry -> entry.getValue().toString().equals(id))
                .map(entry -> RegistryJson.object("schema", entry.getKey()))
                .findFirst()
                .orElse("");
    }

    private synchronized String subject(HttpExchange exchange, String[] path, byte[] body) {
        String subject = decoded(path[1]);
        if (exchange.getRequestMethod().equals("POST")) {
            return "{\"id\":" + add(subject, field(body, "schema")) + "}";
        }
        List<Integer> ids = subjects.get(subject);
        if (ids == null) {
            return "";
        }
        if (path.length == 3) {
            List<Integer> versions = new ArrayList<>();
            ids.forEach(id -> versions.add(versions.size() + 1));
            return versions.toString();
        }
        int id = ids.get(Integer.parseInt(path[3]) - 1);
        return schema(Integer.toString(id)).replaceFirst("\\{", "{\"id\":" + id + ",");
    }

    private static String field(byte[] body, String name) {
        return Objects.requireNonNull(RegistryJson.fields(body).get(name), name);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
