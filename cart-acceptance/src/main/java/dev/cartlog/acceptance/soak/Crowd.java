package dev.cartlog.acceptance.soak;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.acceptance.http.CartHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Some people at a time, each of whom is followed by another when the visit is over. */
final class Crowd implements AutoCloseable {
    private static final int PEOPLE = 4;
    private static final Duration LAST_VISITS_DEADLINE = Duration.ofMinutes(6);

    private final CartHttp http = new CartHttp();
    private final HttpClient streams = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> people = new ArrayList<>();
    private final Tally tally;
    private final Shop shop;
    private volatile boolean closing;

    private Crowd(Tally tally, List<URI> commands, List<URI> queries, Addresses addresses) {
        this.tally = tally;
        this.shop = new Shop(http, streams, commands, queries, addresses.identity(), tally);
    }

    static Crowd start(Tally tally, List<URI> commands, List<URI> queries, Addresses addresses) {
        Crowd crowd = new Crowd(tally, commands, queries, addresses);
        for (int person = 0; person < PEOPLE; person++) {
            int first = person;
            crowd.people.add(crowd.threads.submit(() -> crowd.visit(first)));
        }
        return crowd;
    }

    private Void visit(int person) throws InterruptedException {
        for (int visit = 0; !closing; visit++) {
            String customer = "soak-" + person + "-" + visit;
            try {
                new Journey(shop, tally, customer, person + visit).walk();
            } catch (AbandonedException | IOException | UncheckedIOException e) {
                tally.abandoned();
            }
        }
        return null;
    }

    /** Lets everybody finish the visit at hand. */
    void finish() throws InterruptedException, ExecutionException {
        closing = true;
        long end = System.nanoTime() + LAST_VISITS_DEADLINE.toNanos();
        for (Future<?> person : people) {
            try {
                person.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw new IllegalStateException("a visit did not end within " + LAST_VISITS_DEADLINE, e);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        threads.shutdownNow();
        http.close();
        streams.shutdownNow();
    }
}
