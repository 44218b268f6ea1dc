package dev.cartlog.command.http;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.gateway.PeerClient;
import dev.cartlog.command.gateway.PeerServer;
import dev.cartlog.command.gateway.PeerSignature;
import dev.cartlog.command.merge.MergePreview;
import dev.cartlog.command.merge.MergeProcess;
import dev.cartlog.command.merge.MergeReversal;
import dev.cartlog.command.routing.CartShards;
import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.web.request.Bodies;
import dev.cartlog.web.request.Documents;
import dev.cartlog.web.request.Routes;
import java.security.SecureRandom;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Schedulers;

/** Every route of the command service. */
public final class CommandRoutes {
    private static final MediaType JSON = MediaType.APPLICATION_JSON;

    private CommandRoutes() {}

    /**
     * What the routes need.
     *
     * @param shards to start carts where they are handled
     * @param peers takes what other instances hand over
     * @param blocking runs merges, which wait for their steps
     * @param reports takes what shops' pages report of themselves
     */
    public record Parts(
            Bodies bodies,
            CartGateway gateway,
            CartShards shards,
            Catalog catalog,
            MergeProcess mergeProcess,
            MergePreview mergePreview,
            MergeReversal mergeReversal,
            Executor blocking,
            PeerSignature peerSignature,
            PeerServer peers,
            Consumer<ClientReport> reports,
            SecureRandom random) {}

    public static RouterFunction<ServerResponse> of(Parts parts) {
        return routes(parts).build();
    }

    static Routes routes(Parts parts) {
        Sender sender = new Sender(parts.gateway());
        Replies replies = new Replies(parts.catalog());
        NewCartHandler newCart = new NewCartHandler(parts.bodies(), sender, replies, parts.shards(), parts.random());
        CartHandlers carts = new CartHandlers(parts.bodies(), sender, replies);
        MergeHandlers merges = new MergeHandlers(
                parts.bodies(),
                new MergeHandlers.Merges(parts.mergeProcess(), parts.mergePreview(), parts.mergeReversal()),
                new MergeReplies(parts.catalog()),
                Schedulers.fromExecutor(parts.blocking()));
        Routes routes = new Routes()
                .on(POST, "/v1/carts", JSON, newCart::handle)
                .on(POST, "/v1/carts/{cartId}/lines", JSON, carts::addItem)
                .on(PATCH, "/v1/carts/{cartId}/lines/{lineId}", JSON, carts::changeLine)
                .on(DELETE, "/v1/carts/{cartId}/lines/{lineId}", JSON, carts::removeLine)
                .on(POST, "/v1/carts/{cartId}/commands", JSON, carts::batch)
                .on(POST, "/v1/carts/{cartId}/checkout", JSON, carts::checkOut)
                .on(POST, "/v1/customers/me/cart/merges", JSON, merges::merge)
                .on(POST, "/v1/customers/me/cart/merge-previews", JSON, merges::preview)
                .on(POST, "/v1/customers/me/cart/merges/{mergeId}/revert", JSON, merges::revert)
                .on(
                        POST,
                        "/v1/telemetry",
                        JSON,
                        new ReportHandler(parts.bodies(), parts.reports(), new ReportGate(System::nanoTime))::handle)
                .on(POST, PeerClient.PATH, new PeerHandler(parts.peerSignature(), parts.peers())::handle);
        return Documents.publish(routes, Documents.resource("/openapi-command.json"));
    }
}
