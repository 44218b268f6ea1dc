package dev.cartlog.query.config;

import dev.cartlog.query.audit.EventFinder;
import dev.cartlog.query.audit.EventSearch;
import dev.cartlog.query.http.CartReader;
import dev.cartlog.query.http.InternalRoutes;
import dev.cartlog.query.http.InternalSecret;
import dev.cartlog.query.http.Peers;
import dev.cartlog.query.http.RouteGroup;
import dev.cartlog.query.http.Routing;
import dev.cartlog.query.http.ScatteredSearch;
import dev.cartlog.query.ops.ShardBoard;
import dev.cartlog.query.topology.LateCodec;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.Freshness;
import dev.cartlog.query.view.Histories;
import dev.cartlog.query.view.Placement;
import dev.cartlog.query.view.StoreSource;
import dev.cartlog.query.view.StreamsPlacement;
import dev.cartlog.query.view.StreamsRunner;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;

/** What instances are to each other. */
@Configuration(proxyBeanMethods = false)
public class PeerConfiguration {

    @Bean
    InternalSecret internalSecret(QueryProperties properties) {
        return new InternalSecret(Optional.ofNullable(properties.internal().secret())
                .orElseGet(() -> UUID.randomUUID().toString()));
    }

    @Bean
    Peers peers(InternalSecret secret) {
        return new Peers(secret);
    }

    @Bean
    Placement placement(StreamsRunner views, Freshness freshness, QueryProperties properties) {
        return new StreamsPlacement(
                views,
                freshness,
                properties.instance().hostAndPort(),
                properties.query().applicationId());
    }

    @Bean
    Routing routing(Placement placement, Peers peers, InternalSecret secret) {
        return new Routing(placement, peers, secret);
    }

    @Bean
    CartReader cartReader(CartViews carts, LateCodec codec, Placement placement, Peers peers) {
        return new CartReader(carts, codec, placement, peers);
    }

    @Bean
    EventSearch eventSearch(StoreSource stores, Histories histories) {
        return new EventSearch(stores, histories);
    }

    @Bean
    EventFinder eventFinder(
            EventSearch search,
            StoreSource stores,
            LateCodec codec,
            Placement placement,
            Peers peers,
            Scheduler readers) {
        return new ScatteredSearch(search, stores, codec, placement, peers, readers);
    }

    @Bean
    RouteGroup internalRoutes(
            CartViews carts,
            LateCodec codec,
            EventSearch search,
            StoreSource stores,
            Scheduler readers,
            InternalSecret secret,
            ShardBoard board) {
        return new InternalRoutes(carts, codec, search, stores, readers, secret, board);
    }
}
