package dev.cartlog.benchmarks.peers.axon;

import dev.cartlog.benchmarks.peers.axon.CartMessages.AddItem;
import dev.cartlog.benchmarks.peers.axon.CartMessages.OpenCart;
import dev.cartlog.benchmarks.peers.http.Cart;
import dev.cartlog.benchmarks.peers.http.CartRoutes;
import dev.cartlog.benchmarks.peers.http.Carts;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Axon 4 by its starter. Where the database is, the environment says. */
@SpringBootApplication
public class AxonPeer {
    /** JPA blocks, so commands are handled beside the event loop; twice as many threads as connections. */
    private static final int HANDLERS = 64;

    private static final int HANDLERS_WAITING_MAX = 10_000;
    private static final int EVENTS_BETWEEN_SNAPSHOTS = 100;

    /** Starts the server. */
    public static void main(String[] args) {
        SpringApplication.run(AxonPeer.class, args);
    }

    @Bean
    SnapshotTriggerDefinition cartSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_BETWEEN_SNAPSHOTS);
    }

    @Bean
    Cache cartCache() {
        return new WeakReferenceCache();
    }

    @Bean
    RouterFunction<ServerResponse> routes(CommandGateway commands) {
        Scheduler handlers = Schedulers.newBoundedElastic(HANDLERS, HANDLERS_WAITING_MAX, "commands");
        return CartRoutes.of(new Carts() {
            @Override
            public Mono<String> open() {
                String cartId = UUID.randomUUID().toString();
                return Mono.defer(() -> Mono.fromFuture(commands.<String>send(new OpenCart(cartId))))
                        .subscribeOn(handlers)
                        .thenReturn(cartId);
            }

            @Override
            public Mono<Cart> add(String cartId, String sku, int quantity) {
                return Mono.defer(() -> Mono.fromFuture(commands.<Cart>send(new AddItem(cartId, sku, quantity))))
                        .subscribeOn(handlers);
            }
        });
    }
}
