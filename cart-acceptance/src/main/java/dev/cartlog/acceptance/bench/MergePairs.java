package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.drive.Request;
import dev.cartlog.acceptance.http.CartHttp;
import dev.cartlog.command.log.Partitions;
import dev.cartlog.events.topics.TopicPlan;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Guests' and customers' carts that have not been merged yet, each pair in two partitions. */
final class MergePairs {
    static final int LINES = 50;

    /** Half of the customer's articles are in the guest's cart too. */
    private static final int CUSTOMERS_FIRST_ARTICLE = LINES / 2;

    private static final int THREADS = 8;

    private final CartHttp http;
    private final CommandPlatform platform;
    private final URI service;

    private MergePairs(CartHttp http, CommandPlatform platform) {
        this.http = http;
        this.platform = platform;
        this.service = platform.server().url("");
    }

    /** Opens and fills so many pairs; a request to merge each. */
    static Deque<Request> open(CommandPlatform platform, int count) throws InterruptedException, ExecutionException {
        Deque<Request> merges = new ArrayDeque<>(count);
        try (CartHttp http = new CartHttp();
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            MergePairs pairs = new MergePairs(http, platform);
            List<Future<Request>> opened = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                String customer = "customer-" + number;
                opened.add(threads.submit(() -> pairs.open(customer)));
            }
            for (Future<Request> merge : opened) {
                merges.addLast(merge.get());
            }
        }
        return merges;
    }

    private Request open(String customer) throws InterruptedException {
        OpenedCart cart = OpenedCart.customers(http, service, platform.token(customer));
        cart.fill(CUSTOMERS_FIRST_ARTICLE, LINES, 2);
        OpenedCart guests = guestCartElsewhere(partition(cart));
        guests.fill(0, LINES, 3);
        String body = "{\"guestCartId\":\"%s\",\"guestToken\":\"%s\"}".formatted(guests.cartId(), guests.token());
        return Request.withKey("POST", "/v1/customers/me/cart/merges", cart.token(), body);
    }

    /** A guest's key is random; a few carts more may have to be opened. */
    private OpenedCart guestCartElsewhere(int partition) throws InterruptedException {
        while (true) {
            OpenedCart cart = OpenedCart.guests(http, service);
            if (partition(cart) != partition) {
                return cart;
            }
        }
    }

    private static int partition(OpenedCart cart) {
        String routingKey = cart.cartId().substring(0, cart.cartId().lastIndexOf('.'));
        return Partitions.of(routingKey, TopicPlan.LOCAL.cartPartitions());
    }
}
