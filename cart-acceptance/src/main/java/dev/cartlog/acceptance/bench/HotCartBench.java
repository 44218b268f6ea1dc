package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.drive.Driven;
import dev.cartlog.acceptance.drive.Driver;
import dev.cartlog.acceptance.drive.Request;
import dev.cartlog.acceptance.drive.Requests;
import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.CartHttp;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Many writers of one and the same cart, and whether each of their changes is there in the end. */
final class HotCartBench implements Bench {
    private static final String SECONDS = "--seconds";
    private static final String ROUNDS = "--rounds";
    private static final String WRITERS = "--writers";
    private static final String WARM_UP = "--warm-up";
    private static final Map<String, Integer> DEFAULTS = Map.of(SECONDS, 5, ROUNDS, 5, WRITERS, 64, WARM_UP, 20);
    /** The middle of what a line may have, as pieces are added and taken away in turn. */
    private static final int PIECES = 500;

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public String what() {
        return "one cart with many writers: [--rounds N] [--seconds N] of each [--warm-up N] [--writers N]";
    }

    @Override
    public void run(List<String> args, PrintStream out) throws Exception {
        Options options = Options.parse(args, DEFAULTS);
        try (CommandPlatform platform = CommandPlatform.start();
                CartHttp http = new CartHttp();
                Driver driver = Driver.connect(platform.server().port(), options.of(WRITERS), 200)) {
            HotCart cart = HotCart.open(http, platform.server().url(""));
            Requests changes = cart.changes();
            Driven warmUp = driver.saturate(changes, Duration.ofSeconds(options.of(WARM_UP)));
            long acknowledged = warmUp.answers();
            Rounds rounds = new Rounds(platform::cpu);
            for (int round = 0; round < options.of(ROUNDS); round++) {
                rounds.measure(
                        "one cart, " + options.of(WRITERS) + " writers",
                        driver,
                        () -> driver.saturate(changes, Duration.ofSeconds(options.of(SECONDS))));
            }
            acknowledged += rounds.answers();
            Rounds.printHead(out);
            rounds.print(out);
            cart.check(acknowledged, out);
        }
    }

    /** A cart of ten lines, and its version before anybody changed it. */
    private record HotCart(OpenedCart cart, long version, List<String> lineIds) {

        static HotCart open(CartHttp http, URI service) throws InterruptedException {
            OpenedCart cart = OpenedCart.guests(http, service);
            Answer filled = cart.fill(0, GuestCarts.LINES, PIECES);
            return new HotCart(cart, filled.number("/cart/version"), OpenedCart.lineIds(filled));
        }

        /** A piece more in every line, then one less in every line, and so on; each changes something. */
        Requests changes() {
            List<Request> all = IntStream.range(0, 2 * lineIds.size())
                    .mapToObj(at -> change(lineIds.get(at % lineIds.size()), at < lineIds.size() ? 1 : -1))
                    .toList();
            int[] next = {0};
            return () -> all.get(next[0]++ % all.size());
        }

        private Request change(String lineId, int delta) {
            return Request.withKey(
                    "PATCH", cart.path() + "/lines/" + lineId, cart.token(), "{\"delta\":" + delta + "}");
        }

        /** Every acknowledged change is one version. */
        void check(long acknowledged, PrintStream out) throws InterruptedException {
            long changes = cart.fill(0, 1, 1).number("/cart/version") - version - 1;
            out.printf("%n%,d changes acknowledged, %,d in the cart's history.%n", acknowledged, changes);
            if (changes != acknowledged) {
                throw new IllegalStateException("changes were lost or made twice");
            }
        }
    }
}
