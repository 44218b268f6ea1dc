package dev.cartlog.web.request;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Whether a sender takes what a route answers with. */
final class Acceptance {
    private Acceptance() {}

    /** The most specific part of Accept that speaks of this type decides (RFC 9110, 12.5.1). */
    static boolean allows(ServerRequest request, MediaType produced) {
        List<MediaType> accepted = accepted(request);
        return accepted.stream()
                .filter(type -> type.includes(produced))
                .findFirst()
                .map(type -> type.getQualityValue() > 0)
                .orElse(false);
    }

    private static List<MediaType> accepted(ServerRequest request) {
        try {
            List<MediaType> accepted = new ArrayList<>(request.headers().accept());
            if (accepted.isEmpty()) {
                return List.of(MediaType.ALL);
            }
            MimeTypeUtils.sortBySpecificity(accepted);
            return accepted;
        } catch (InvalidMediaTypeException e) {
            // A header that names no media type accepts none.
            return List.of();
        }
    }
}
