package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.drive.Request;
import dev.cartlog.acceptance.drive.Requests;
import dev.cartlog.acceptance.http.CartHttp;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Guests' carts of ten lines, into which one piece after the other is put; some of them far more often than others. */
final class GuestCarts {
    static final int LINES = 10;

    /** Then each line goes back to one piece, all in one request, before any has as many as a line may. */
    private static final int ADDS_BEFORE_RESET = 9_000;

    private final List<Filled> carts;

    private GuestCarts(List<Filled> carts) {
        this.carts = carts;
    }

    private static final class Filled {
        private final List<Request> adds;
        private final Request reset;
        private int count;

        private Filled(OpenedCart cart, List<String> lineIds) {
            adds = IntStream.range(0, LINES)
                    .mapToObj(line -> Request.withKey("POST", cart.path() + "/lines", cart.token(), item(line)))
                    .toList();
            String changes = lineIds.stream()
                    .map("{\"type\":\"ChangeQuantity\",\"lineId\":\"%s\",\"quantity\":1}"::formatted)
                    .collect(Collectors.joining(","));
            reset = Request.withKey(
                    "POST", cart.path() + "/commands", cart.token(), "{\"commands\":[" + changes + "]}");
        }

        private Request next() {
            count++;
            return count % ADDS_BEFORE_RESET == 0 ? reset : adds.get(count % LINES);
        }
    }

    /** The body of an AddItem. */
    static String item(int article) {
        return "{\"sku\":\"" + CommandPlatform.sku(article) + "\",\"quantity\":1}";
    }

    /** Opens so many carts and fills them. */
    static GuestCarts open(URI service, int count) throws InterruptedException {
        List<Filled> carts = new ArrayList<>();
        try (CartHttp http = new CartHttp()) {
            for (int number = 0; number < count; number++) {
                OpenedCart cart = OpenedCart.guests(http, service);
                carts.add(new Filled(cart, OpenedCart.lineIds(cart.fill(0, LINES, 1))));
            }
        }
        return new GuestCarts(carts);
    }

    /** Adds to carts by Zipf's law. */
    Requests adds(long seed) {
        Zipf ranks = new Zipf(carts.size(), seed);
        return () -> carts.get(ranks.next()).next();
    }
}
