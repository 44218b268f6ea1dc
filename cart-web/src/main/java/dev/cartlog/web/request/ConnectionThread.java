package dev.cartlog.web.request;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.NettyOutbound;

/** The server's thread to which a request's connection belongs, and which writes its answer whoever makes it. */
public final class ConnectionThread {
    private ConnectionThread() {}

    /** That of the request with this response. Never to be disposed of: that would end the server's thread. */
    public static Scheduler of(ServerHttpResponse response) {
        NettyOutbound connection = ServerHttpResponseDecorator.getNativeResponse(response);
        AtomicReference<Executor> thread = new AtomicReference<>();
        connection.withConnection(held -> thread.set(held.channel().eventLoop()));
        return Schedulers.fromExecutor(Objects.requireNonNull(thread.get()));
    }
}
