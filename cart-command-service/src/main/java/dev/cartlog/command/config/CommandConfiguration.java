package dev.cartlog.command.config;

import dev.cartlog.command.catalog.CatalogFollower;
import dev.cartlog.command.catalog.CatalogTable;
import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.gateway.PeerServer;
import dev.cartlog.command.gateway.PeerSignature;
import dev.cartlog.command.http.CommandRoutes;
import dev.cartlog.command.merge.MergePreview;
import dev.cartlog.command.merge.MergeProcess;
import dev.cartlog.command.merge.MergeReversal;
import dev.cartlog.command.orders.OrderOutcomes;
import dev.cartlog.command.routing.ShardCluster;
import dev.cartlog.web.CartWeb;
import dev.cartlog.web.request.Bodies;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The command service, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandProperties.class)
@Import({
    CartWeb.class,
    KafkaConfiguration.class,
    MergeConfiguration.class,
    ShardConfiguration.class,
    UpkeepConfiguration.class
})
public class CommandConfiguration {

    @Bean
    Startup startup(CatalogFollower catalog, ShardCluster shards, OrderOutcomes orders, Farewell farewell) {
        return new Startup(catalog, shards, orders, farewell);
    }

    @Bean
    Farewell farewell() {
        return new Farewell();
    }

    @Bean
    RouterFunction<ServerResponse> routes(
            Bodies bodies,
            CartGateway gateway,
            ShardCluster shards,
            CatalogTable catalog,
            MergeProcess mergeProcess,
            MergePreview mergePreview,
            MergeReversal mergeReversal,
            ExecutorService mergeThreads,
            PeerSignature peerSignature,
            PeerServer peerServer,
            MeterRegistry meters) {
        return CommandRoutes.of(new CommandRoutes.Parts(
                bodies,
                gateway,
                shards,
                catalog,
                mergeProcess,
                mergePreview,
                mergeReversal,
                mergeThreads,
                peerSignature,
                peerServer,
                new ClientMeters(meters),
                new SecureRandom()));
    }

    @Bean
    HealthIndicator catalogHealthIndicator(CatalogFollower follower, CatalogTable table) {
        return new CatalogHealth(follower, table);
    }

    @Bean
    HealthIndicator shardsHealthIndicator(ShardCluster shards) {
        return new ShardsHealth(shards);
    }
}
