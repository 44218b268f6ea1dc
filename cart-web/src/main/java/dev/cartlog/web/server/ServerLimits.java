package dev.cartlog.web.server;

import dev.cartlog.web.request.WebLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Bounds what a connection may cost before a request reaches any route. */
final class ServerLimits implements NettyServerCustomizer {
    private final WebLimits limits;
    private final AtomicInteger connections = new AtomicInteger();

    ServerLimits(WebLimits limits) {
        this.limits = limits;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, remote) -> prepare(channel));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // closing ends in the channel's own close future
    private void prepare(Channel channel) {
        if (connections.incrementAndGet() > limits.connectionsMax()) {
            connections.decrementAndGet();
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> connections.decrementAndGet());
        ChannelPipeline pipeline = channel.pipeline();
        HeaderDeadline deadline = new HeaderDeadline(limits.headerDeadline());
        pipeline.addBefore(NettyPipeline.HttpCodec, "cart.bytes", deadline.bytes());
        pipeline.addAfter(NettyPipeline.HttpCodec, "cart.requests", deadline.requests());
        pipeline.addAfter(NettyPipeline.HttpCodec, "cart.problems", new BareErrors());
        pipeline.addAfter("cart.requests", "cart.kept", new KeptConnection(limits.idleDeadline()));
    }
}
