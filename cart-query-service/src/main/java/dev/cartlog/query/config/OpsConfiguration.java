package dev.cartlog.query.config;

import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.query.audit.CartHistory;
import dev.cartlog.query.http.OpsRoutes;
import dev.cartlog.query.http.Peers;
import dev.cartlog.query.http.RouteGroup;
import dev.cartlog.query.http.Routing;
import dev.cartlog.query.ops.CartInspector;
import dev.cartlog.query.ops.Owners;
import dev.cartlog.query.ops.ShardBoard;
import dev.cartlog.query.ops.TopicScan;
import dev.cartlog.query.ops.ViewContent;
import dev.cartlog.query.ops.WriterStates;
import dev.cartlog.query.topology.LateCodec;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.Freshness;
import dev.cartlog.query.view.Histories;
import dev.cartlog.query.view.Placement;
import dev.cartlog.query.view.StoreSource;
import dev.cartlog.query.view.ViewStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;

/** What operators look at. */
@Configuration(proxyBeanMethods = false)
public class OpsConfiguration {
    @Bean
    Owners owners(KafkaConnection kafka) {
        return new Owners(new TopicScan(kafka));
    }

    @Bean
    ShardBoard shardBoard(QueryProperties properties, Freshness freshness, ViewStatus status, Owners owners) {
        return new ShardBoard(properties.instance().hostAndPort(), freshness, status, owners);
    }

    @Bean
    CartInspector cartInspector(
            CartViews carts,
            Histories histories,
            LateCodec codec,
            Owners owners,
            Freshness freshness,
            KafkaConnection kafka) {
        WriterStates writer = new WriterStates(new TopicScan(kafka), codec);
        return new CartInspector(carts, new CartHistory(histories, carts), writer, owners, freshness);
    }

    @Bean
    RouteGroup opsRoutes(
            CartInspector inspector,
            ShardBoard board,
            StoreSource stores,
            LateCodec codec,
            Placement placement,
            Peers peers,
            Routing routing,
            Scheduler readers) {
        ViewContent content = new ViewContent(stores, codec);
        return new OpsRoutes(inspector, board, content, stores, placement, peers, routing, readers);
    }
}
