package dev.cartlog.web.server;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemType;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection whose request line and headers trickle in. The time runs from a request's first byte to its last header;
 * it is only measured when they do not arrive together, which for honest clients they do.
 *
 * <p>One per connection; all of it runs on the connection's event loop.
 */
final class HeaderDeadline {
    private final long deadlineMillis;
    private boolean betweenRequests = true;
    private boolean inHeaders;
    private @Nullable Future<?> timer;

    HeaderDeadline(Duration deadline) {
        this.deadlineMillis = deadline.toMillis();
    }

    /** The part below the codec: sees bytes. */
    ChannelHandler bytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                inHeaders |= betweenRequests;
                betweenRequests = false;
                context.fireChannelRead(bytes);
            }

            @Override
            public void channelReadComplete(ChannelHandlerContext context) {
                if (inHeaders && timer == null) {
                    timer = context.executor().schedule(() -> expired(context), deadlineMillis, TimeUnit.MILLISECONDS);
                }
                context.fireChannelReadComplete();
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                stop();
                context.fireChannelInactive();
            }
        };
    }

    /** The part above the codec: sees requests. */
    ChannelHandler requests() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof HttpRequest) {
                    inHeaders = false;
                    stop();
                }
                if (message instanceof LastHttpContent) {
                    betweenRequests = true;
                }
                context.fireChannelRead(message);
            }
        };
    }

    private void stop() {
        Future<?> running = timer;
        timer = null;
        if (running != null) {
            running.cancel(false);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the listener closes the connection whatever became of the write
    private static void expired(ChannelHandlerContext context) {
        context.channel()
                .pipeline()
                .context("cart.problems")
                .writeAndFlush(BareErrors.response(Problem.of(ProblemType.REQUEST_TIMEOUT)))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
