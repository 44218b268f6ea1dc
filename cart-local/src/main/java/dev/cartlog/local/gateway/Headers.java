package dev.cartlog.local.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Which headers travel through the gateway. */
final class Headers {
    /** They speak of one connection (RFC 9110, 7.6.1), or are written anew on the other side. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "connection",
            "content-length",
            "date",
            "expect",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private Headers() {}

    static void forward(Map<String, List<String>> from, BiConsumer<String, String> to) {
        from.forEach((name, values) -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            // HTTP/2 pseudo headers begin with a colon.
            if (!NOT_FORWARDED.contains(lowerCase) && !lowerCase.startsWith(":")) {
                values.forEach(value -> to.accept(name, value));
            }
        });
    }
}
