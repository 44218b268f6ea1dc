package dev.cartlog.acceptance.soak;

import dev.cartlog.acceptance.http.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Listens to a cart: versions only ever rise. A stream may end at any time, as the instance that serves it may. */
final class CartStream implements AutoCloseable {
    private static final String ID = "id:";

    private final InputStream stream;

    private CartStream(InputStream stream) {
        this.stream = stream;
    }

    /**
     * Opens it and listens until it is closed.
     *
     * @throws IOException when nobody answers
     */
    static CartStream open(HttpClient http, Call call, Tally tally) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).header("Accept", "text/event-stream");
        call.headers().forEach(request::header);
        HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
        InputStream body = response.body();
        var _ = Thread.startVirtualThread(() -> listen(body, call, tally));
        return new CartStream(body);
    }

    private static void listen(InputStream body, Call call, Tally tally) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            long last = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ID)) {
                    long version = Long.parseLong(line.substring(ID.length()).strip());
                    if (version < last) {
                        tally.broken(call.path() + " told version " + version + " after " + last);
                    }
                    last = version;
                    tally.streamed();
                }
            }
        } catch (IOException e) {
            // The instance was killed, or the shopper has seen enough: both are how streams end here.
        }
    }

    /** Ends it, and with it the thread that listens. */
    @Override
    public void close() throws IOException {
        stream.close();
    }
}
