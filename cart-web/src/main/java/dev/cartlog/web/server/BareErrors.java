package dev.cartlog.web.server;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemDocument;
import dev.cartlog.web.problem.ProblemType;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Gives the errors that the server itself sends, before any route sees the request, the body that every other error has.
 */
final class BareErrors extends ChannelOutboundHandlerAdapter {
    static final Problem NOT_HTTP =
            Problem.of(ProblemType.MALFORMED_REQUEST, "This is not a well-formed HTTP request.");

    private static final int CLIENT_ERROR = 400;

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise is the future, and the caller has it
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse bare && isBareError(bare)) {
            FullHttpResponse full = response(problem(bare.status().code()));
            ReferenceCountUtil.release(bare);
            context.write(full, promise);
        } else {
            context.write(message, promise);
        }
    }

    private static boolean isBareError(FullHttpResponse response) {
        return response.status().code() >= CLIENT_ERROR
                && !response.content().isReadable()
                && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE);
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 408 -> Problem.of(ProblemType.REQUEST_TIMEOUT);
            case 413 -> Problem.of(ProblemType.BODY_TOO_LARGE);
            case 414, 431 -> Problem.of(ProblemType.HEADERS_TOO_LARGE);
            default -> status < 500 ? NOT_HTTP : Problem.of(ProblemType.INTERNAL_ERROR);
        };
    }

    static FullHttpResponse response(Problem problem) {
        byte[] body = ProblemDocument.of(problem).getBytes(StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(problem.type().status()),
                Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Correlation-Id", UUID.randomUUID().toString());
        return response;
    }
}
