package dev.cartlog.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cartlog.local.traces.TraceEndpoint;
import dev.cartlog.local.traces.TraceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One origin for browsers: reads go to the query service, all else to the command service, what is below {@code /identity} to
 * the identity provider; the rest are files.
 */
public final class Gateway implements AutoCloseable {
    /** Requests open at one time, event streams included. */
    private static final int REQUESTS_MAX = 2_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Forwarder forwarder = new Forwarder(threads);
    private final Semaphore open = new Semaphore(REQUESTS_MAX);
    private final Upstream commands;
    private final Upstream queries;
    private final Upstream identity;
    private final StaticFiles files;
    private final @Nullable TraceStore traces;

    /**
     * Who answers what.
     *
     * @param commands the instances of the command service
     * @param queries the instances of the query service
     * @param identity the identity provider
     * @param ready which of them should be asked first
     * @param traces keeps a span of each request; null for none
     */
    public record Services(
            List<URI> commands,
            List<URI> queries,
            URI identity,
            Predicate<URI> ready,
            @Nullable TraceStore traces) {}

    private Gateway(HttpServer server, Services services, Path files) {
        this.server = server;
        this.commands = new Upstream(services.commands(), services.ready());
        this.queries = new Upstream(services.queries(), services.ready());
        this.identity = new Upstream(List.of(services.identity()), services.ready());
        this.traces = services.traces();
        this.files = new StaticFiles(files, traces == null ? Map.of() : TraceEndpoint.INVITATION);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /**
     * Starts answering on the loopback interface.
     *
     * @param files where the shop's built files are, or will be
     * @throws UncheckedIOException when the port is taken
     */
    public static Gateway start(int port, Services services, Path files) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            Gateway gateway = new Gateway(HttpServer.create(address, 0), services, files);
            gateway.server.start();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway cannot listen on port " + port, e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!open.tryAcquire()) {
                Problem.TOO_MANY_REQUESTS.answer(exchange);
                return;
            }
            try {
                dispatch(exchange);
            } finally {
                open.release();
            }
        }
    }

    private void dispatch(HttpExchange exchange) throws IOException {
        Route route =
                Route.of(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
        try {
            switch (route) {
                case COMMAND -> traced(exchange, commands, route);
                case QUERY -> traced(exchange, queries, route);
                case IDENTITY -> forwarder.forward(exchange, identity, route, Map.of());
                case TRACES -> traces(exchange);
                case FILES -> files.answer(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Once an answer has begun it can only be cut off, which closing the exchange does.
            if (exchange.getResponseCode() >= 0) {
                throw e;
            }
            Problem.broken(route).answer(exchange);
        }
    }

    private void traced(HttpExchange exchange, Upstream upstream, Route route)
            throws IOException, InterruptedException {
        if (traces == null) {
            forwarder.forward(exchange, upstream, route, Map.of());
            return;
        }
        TracedRequest traced = new TracedRequest(exchange, traces);
        try {
            forwarder.forward(exchange, upstream, route, Map.of(TracedRequest.HEADER, traced.traceparent()));
        } finally {
            traced.end();
        }
    }

    private void traces(HttpExchange exchange) throws IOException {
        if (traces == null) {
            Problem.NOT_FOUND.answer(exchange);
        } else {
            new TraceEndpoint(traces).answer(exchange);
        }
    }

    /** Stops answering and frees the port at once. */
    @Override
    public void close() {
        server.stop(0);
        forwarder.close();
        threads.shutdownNow();
    }
}
