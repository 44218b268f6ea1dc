package dev.cartlog.command.http;

import dev.cartlog.command.gateway.PeerServer;
import dev.cartlog.command.gateway.PeerSignature;
import dev.cartlog.command.merge.MergePreview;
import dev.cartlog.command.merge.MergeProcess;
import dev.cartlog.command.merge.MergeReversal;
import dev.cartlog.command.routing.CartShards;
import dev.cartlog.command.routing.Placement;
import dev.cartlog.command.routing.ShardView;
import dev.cartlog.command.shard.ObjectRecords;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.local.identity.AccessTokens;
import dev.cartlog.local.identity.IdentityProvider;
import dev.cartlog.local.identity.SigningKey;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.web.CartWeb;
import dev.cartlog.web.request.Bodies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The service's edge as it runs, with {@link InMemoryCarts} behind it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CartWeb.class)
class TestEdge {
    static final int IDENTITY_PORT = new FreePorts().next();
    static final SigningKey KEY = key();
    static final String SECRET = "a secret that only tests know, long enough";
    /** One for all contexts: tests with other settings have a context of their own. Ends with the test run. */
    static final IdentityProvider ISSUER = IdentityProvider.start(KEY, IDENTITY_PORT, IdentityProvider.MODE_LOCAL);

    static final AccessTokens TOKENS = new AccessTokens(KEY, IdentityProvider.issuer(IDENTITY_PORT), Clock.systemUTC());

    private static SigningKey key() {
        try {
            return SigningKey.loadOrCreate(Files.createTempDirectory("identity").resolve("key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    InMemoryCarts carts() {
        return new InMemoryCarts();
    }

    @Bean
    RouterFunction<ServerResponse> routes(CommandRoutes.Parts parts) {
        return CommandRoutes.of(parts);
    }

    @Bean
    CommandRoutes.Parts parts(Bodies bodies, InMemoryCarts carts) {
        RoutingKey any = RoutingKey.ofCustomer("any", "one");
        OneShard shards = new OneShard(carts);
        return new CommandRoutes.Parts(
                bodies,
                carts,
                shards,
                carts.catalog,
                new MergeProcess(carts, System::nanoTime, Executors.newVirtualThreadPerTaskExecutor()),
                new MergePreview(carts, () -> carts.context(any), System::nanoTime),
                new MergeReversal(carts, System::nanoTime),
                Executors.newVirtualThreadPerTaskExecutor(),
                new PeerSignature(SECRET, Clock.systemUTC()),
                new PeerServer(shards, new ObjectRecords()),
                report -> {},
                new SecureRandom());
    }

    /** Every cart is here. */
    private record OneShard(InMemoryCarts carts) implements CartShards {
        @Override
        public int partitionOf(RoutingKey key) {
            return 0;
        }

        @Override
        public Placement place(int partition) {
            return new Placement.Local();
        }

        @Override
        public CompletableFuture<Placement> placementChange(int partition, Placement seen, Duration timeout) {
            return CompletableFuture.completedFuture(seen);
        }

        @Override
        public CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers) {
            return carts.submit(request, headers);
        }

        @Override
        public List<ShardView> views() {
            return List.of();
        }
    }
}
