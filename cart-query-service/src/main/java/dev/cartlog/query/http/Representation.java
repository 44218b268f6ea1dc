package dev.cartlog.query.http;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.reactive.function.server.ServerRequest;

/** How events can be written down. */
enum Representation {
    JSON("application/json"),
    NDJSON("application/x-ndjson"),
    CSV("text/csv;charset=UTF-8");

    private final String mediaType;

    Representation(String mediaType) {
        this.mediaType = mediaType;
    }

    MediaType mediaType() {
        return MediaType.valueOf(mediaType);
    }

    /** The one that Accept likes best; JSON when it does not care. Throws the problem when it likes none. */
    static Representation of(ServerRequest request) {
        for (MediaType accepted : accepted(request)) {
            for (Representation candidate : values()) {
                if (accepted.isCompatibleWith(candidate.mediaType())) {
                    return candidate;
                }
            }
        }
        throw notAcceptable();
    }

    private static List<MediaType> accepted(ServerRequest request) {
        try {
            List<MediaType> accepted = new ArrayList<>(request.headers().accept());
            if (accepted.isEmpty()) {
                return List.of(MediaType.ALL);
            }
            accepted.removeIf(type -> type.getQualityValue() == 0);
            MimeTypeUtils.sortBySpecificity(accepted);
            return accepted;
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable();
        }
    }

    private static ProblemException notAcceptable() {
        return new ProblemException(Problem.of(ProblemType.NOT_ACCEPTABLE));
    }
}
