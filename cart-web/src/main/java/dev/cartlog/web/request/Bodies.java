package dev.cartlog.web.request;

import dev.cartlog.web.json.JsonObject;
import dev.cartlog.web.json.StrictJson;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * Reads request bodies within limits.
 *
 * @param bytesMax largest accepted body
 * @param deadline how long a body may take to arrive
 */
public record Bodies(int bytesMax, Duration deadline) {

    /** The body as it is; empty when there is none. */
    public Mono<byte[]> bytes(ServerHttpRequest request) {
        if (request.getHeaders().getContentLength() > bytesMax) {
            return Mono.error(tooLarge());
        }
        return DataBufferUtils.join(request.getBody(), bytesMax)
                .map(Bodies::copied)
                .defaultIfEmpty(new byte[0])
                .timeout(deadline, Mono.error(() -> new ProblemException(Problem.of(ProblemType.REQUEST_TIMEOUT))));
    }

    /** The JSON object that the body must be. */
    public Mono<JsonObject> json(ServerHttpRequest request) {
        return refusal(request.getHeaders())
                .<Mono<JsonObject>>map(Mono::error)
                .orElseGet(() -> bytes(request).map(StrictJson::parse));
    }

    /** The JSON object that the body is, or an empty one when there is no body. */
    public Mono<JsonObject> optionalJson(ServerHttpRequest request) {
        return bytes(request).flatMap(body -> {
            if (body.length == 0) {
                return Mono.just(JsonObject.empty());
            }
            return refusal(request.getHeaders())
                    .<Mono<JsonObject>>map(Mono::error)
                    .orElseGet(() -> Mono.fromSupplier(() -> StrictJson.parse(body)));
        });
    }

    private Optional<ProblemException> refusal(HttpHeaders headers) {
        if (headers.getContentLength() > bytesMax) {
            return Optional.of(tooLarge());
        }
        return isJson(headers)
                ? Optional.empty()
                : Optional.of(new ProblemException(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)));
    }

    private static boolean isJson(HttpHeaders headers) {
        List<String> encodings = headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING);
        MediaType type = contentType(headers);
        if (type == null || !encodings.isEmpty() || !type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
            return false;
        }
        Charset charset = type.getCharset();
        return charset == null || charset.equals(StandardCharsets.UTF_8);
    }

    private static @Nullable MediaType contentType(HttpHeaders headers) {
        try {
            return headers.getContentType();
        } catch (InvalidMediaTypeException e) {
            // As good as none: what the sender calls the body is no media type.
            return null;
        }
    }

    private ProblemException tooLarge() {
        return new ProblemException(ProblemType.BODY_TOO_LARGE, "The body has more than " + bytesMax + " bytes.");
    }

    private static byte[] copied(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
