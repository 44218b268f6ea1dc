package dev.cartlog.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cartlog.command.routing.CartShards;
import dev.cartlog.command.routing.Placement;
import dev.cartlog.command.routing.ShardView;
import dev.cartlog.command.shard.ObjectRecords;
import dev.cartlog.command.shard.Requests;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.value.RoutingKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Instances that hand requests to each other over HTTP. */
@Timeout(60)
class ForwardingTest {
    private static final String SECRET = "what instances know and nobody else";
    private static final String TRACE = "00-" + "ab".repeat(16) + "-" + "cd".repeat(8) + "-01";
    private static final CartRequest REQUEST = Requests.add(Requests.guestCart(1), "sku", 1, "command");

    @Test
    void twoThatTakeEachOtherForTheOwnerDoNotSendARequestToAndFro() throws Exception {
        try (Instance one = new Instance();
                Instance two = new Instance()) {
            one.believedOwner = two.url();
            two.believedOwner = one.url();

            ShardReply reply =
                    one.gateway().submit(REQUEST, Map.of("traceparent", TRACE)).get(30, TimeUnit.SECONDS);

            assertThat(reply).isEqualTo(new ShardReply.NotDecided(Undecided.SHARD_MOVING));
            assertThat(two.submittedHere).isNotEmpty().containsOnly(REQUEST);
            assertThat(one.received).isEmpty();
            assertThat(one.submittedHere).isEmpty();
        }
    }

    @Test
    void whatIsHandedOnIsSignedAndCarriesItsCorrelationAndItsTrace() throws Exception {
        try (Instance one = new Instance();
                Instance two = new Instance()) {
            one.believedOwner = two.url();
            var _ = one.gateway().submit(REQUEST, Map.of("traceparent", TRACE)).get(30, TimeUnit.SECONDS);
            assertThat(two.received).isNotEmpty().containsOnly(new Received(true, REQUEST.correlationId(), TRACE));
            assertThat(two.headersHere).containsOnly(Map.of("traceparent", TRACE));
        }
    }

    private record Received(boolean signed, String correlationId, String trace) {}

    /** One instance, which owns nothing and believes that another one owns everything. */
    private static final class Instance implements CartShards, AutoCloseable {
        private final PeerSignature signature = new PeerSignature(SECRET, InstantSource.system());
        private final PeerServer peers = new PeerServer(this, new ObjectRecords());
        private final Queue<Received> received = new ConcurrentLinkedQueue<>();
        private final Queue<CartRequest> submittedHere = new ConcurrentLinkedQueue<>();
        private final Queue<Map<String, String>> headersHere = new ConcurrentLinkedQueue<>();
        private final HttpServer server;
        private volatile URI believedOwner = URI.create("http://127.0.0.1:1");

        Instance() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(PeerClient.PATH, this::take);
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        /** Its clock runs a second with each look at it, so that nobody waits long. */
        CartGateway gateway() {
            AtomicLong nanos = new AtomicLong();
            return new RoutingCartGateway(
                    this,
                    new PeerClient(signature, new ObjectRecords()),
                    () -> nanos.addAndGet(Duration.ofSeconds(1).toNanos()));
        }

        private void take(HttpExchange exchange) throws IOException {
            try (exchange) {
                byte[] message = exchange.getRequestBody().readAllBytes();
                Optional<String> proof =
                        Optional.ofNullable(exchange.getRequestHeaders().getFirst(PeerSignature.HEADER));
                received.add(new Received(
                        signature.holds(proof, PeerClient.PATH, message),
                        exchange.getRequestHeaders().getFirst("X-Correlation-Id"),
                        exchange.getRequestHeaders().getFirst("traceparent")));
                byte[] reply = peers.submit(message).join();
                exchange.sendResponseHeaders(200, reply.length);
                exchange.getResponseBody().write(reply);
            }
        }

        @Override
        public int partitionOf(RoutingKey key) {
            return 0;
        }

        @Override
        public Placement place(int partition) {
            return new Placement.Remote("the other", believedOwner);
        }

        @Override
        public CompletableFuture<Placement> placementChange(int partition, Placement seen, Duration timeout) {
            return new CompletableFuture<Placement>()
                    .completeOnTimeout(seen, timeout.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers) {
            submittedHere.add(request);
            headersHere.add(headers);
            return CompletableFuture.completedFuture(new ShardReply.NotDecided(Undecided.SHARD_MOVING));
        }

        @Override
        public List<ShardView> views() {
            return List.of();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
