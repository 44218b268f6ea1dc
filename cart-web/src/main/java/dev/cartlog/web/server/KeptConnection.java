package dev.cartlog.web.server;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemType;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is owed between its requests: that it is read on, that it ends when it is silent for too long, and that a
 * request which is none is refused in its turn.
 *
 * <p>Reactor Netty 1.3.7 does all of that except when a request comes before it is done with the last one. Then it may
 * forget to read (its issue 4361), or give the refusal to the last answer, which is out already. Either way the connection
 * would stay open and silent. Asking to read twice does no harm.
 *
 * <p>One per connection; all of it runs on the connection's event loop.
 */
final class KeptConnection extends ChannelDuplexHandler {
    private final long idleMillis;
    private int unanswered;
    private @Nullable Problem refusal;
    private @Nullable Future<?> timer;

    KeptConnection(Duration idle) {
        this.idleMillis = idle.toMillis();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        startTimer(context);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopTimer();
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refusal != null) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpRequest request
                && request.decoderResult().isFailure()) {
            refusal = problem(request.decoderResult().cause());
            ReferenceCountUtil.release(message);
            stopTimer();
            betweenRequests(context);
        } else {
            if (message instanceof HttpRequest) {
                unanswered++;
                stopTimer();
            }
            context.fireChannelRead(message);
        }
    }

    private static Problem problem(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException e -> Problem.of(ProblemType.HEADERS_TOO_LARGE);
            case TooLongHttpHeaderException e -> Problem.of(ProblemType.HEADERS_TOO_LARGE);
            default -> BareErrors.NOT_HTTP;
        };
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise is the future, and the caller has it
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInformational(message)) {
            context.write(message, promise.unvoid().addListener((ChannelFutureListener) written -> {
                unanswered--;
                betweenRequests(context);
            }));
        } else {
            context.write(message, promise);
        }
    }

    /** An answer before the answer: whoever waits to be told to go on. */
    private static boolean isInformational(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the listener closes the connection whatever became of the write
    private void betweenRequests(ChannelHandlerContext context) {
        if (unanswered > 0 || !context.channel().isActive()) {
            return;
        }
        Problem refused = refusal;
        if (refused != null) {
            context.writeAndFlush(BareErrors.response(refused)).addListener(ChannelFutureListener.CLOSE);
        } else if (timer == null) {
            startTimer(context);
        }
    }

    /** The server says in this way that it is done with an answer. What waited goes on first, then more is read. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        context.fireUserEventTriggered(event);
        if (context.channel().isActive()) {
            context.executor().execute(context::read);
        }
    }

    private void startTimer(ChannelHandlerContext context) {
        timer = context.executor().schedule(() -> end(context), idleMillis, TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // closing ends in the channel's own close future
    private static void end(ChannelHandlerContext context) {
        context.close();
    }

    private void stopTimer() {
        Future<?> running = timer;
        timer = null;
        if (running != null) {
            running.cancel(false);
        }
    }
}
