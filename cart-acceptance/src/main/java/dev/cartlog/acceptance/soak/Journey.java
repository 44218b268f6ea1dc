package dev.cartlog.acceptance.soak;

import dev.cartlog.acceptance.history.Attempt.Ok;
import dev.cartlog.acceptance.history.Attempt.Refused;
import dev.cartlog.acceptance.history.Attempt.Unknown;
import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.load.KeyedCommand;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Sku;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * One person's visit: a guest's cart, filled and changed; signing in; the customer's cart, listened to; the merge of both; a
 * check-out; the order. After each step what was done is read again, at any instance.
 */
final class Journey {
    private static final int LATER = 202;
    private static final int NOT_SEEN_YET = 404;

    /** A person looks before each click. */
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Shop shop;
    private final Tally tally;
    private final String customer;
    private int turn;

    /**
     * @param customer a name that nobody else has
     * @param turn which instance is asked first
     */
    Journey(Shop shop, Tally tally, String customer, int turn) {
        this.shop = shop;
        this.tally = tally;
        this.customer = customer;
        this.turn = turn;
    }

    private record Cart(String cartId, String token) {
        String path() {
            return "/v1/carts/" + cartId;
        }
    }

    void walk() throws InterruptedException, IOException, AbandonedException {
        Cart guests = openGuestCart();
        add(guests, "sku-1");
        add(guests, "sku-2");
        read(guests, change(guests, "sku-1"));
        String token = shop.token(customer);
        Answer opened = shop.untilDone(() -> opening().as(token));
        Cart mine = new Cart(opened.string("/cart/cartId"), token);
        add(mine, "sku-2");
        long version = add(mine, "sku-3");
        read(mine, version);
        try (CartStream _ = shop.listen(reading(mine.path() + "/stream", mine))) {
            long merged = merge(guests, mine);
            read(mine, merged);
            long checkedOut = command(
                    mine,
                    instance -> Call.post(instance, mine.path() + "/checkout")
                            .as(token)
                            .with("If-Match", "\"" + merged + "\""));
            read(mine, checkedOut + 1);
        }
        tally.ordered();
    }

    private Cart openGuestCart() throws InterruptedException, AbandonedException {
        Answer opened = shop.untilDone(this::opening);
        return new Cart(opened.string("/cart/cartId"), opened.string("/guestToken"));
    }

    private Call opening() {
        return Call.post(shop.command(turn++), "/v1/carts", Map.of("currency", "EUR"));
    }

    private long add(Cart cart, String sku) throws InterruptedException, AbandonedException {
        Map<String, Object> body = Map.of("sku", sku, "quantity", 1);
        return command(
                cart,
                instance -> Call.post(instance, cart.path() + "/lines", body).as(cart.token()));
    }

    private long change(Cart cart, String sku) throws InterruptedException, AbandonedException {
        String path = cart.path() + "/lines/"
                + LineId.of(new Sku(sku), Attributes.NONE).value();
        return command(
                cart, instance -> Call.patch(instance, path, Map.of("delta", 1)).as(cart.token()));
    }

    /** The version that the command's only event has. */
    private long command(Cart cart, Function<URI, Call> call) throws InterruptedException, AbandonedException {
        LockSupport.parkNanos(LOOK.toNanos());
        KeyedCommand command = new KeyedCommand(shop.http(), shop.commands(), cart.cartId(), call, tally::attempt);
        return switch (command.sendUntilKnown(turn++)) {
            case Ok ok -> ok.versions().getLast();
            case Refused refused -> {
                tally.broken(command + " was refused for no reason: " + refused.code());
                throw new AbandonedException(refused.code());
            }
            case Unknown unknown -> throw new AbandonedException(command + " has no known outcome");
        };
    }

    /** The customer's version after it. An answer that says "later" is asked for again, with the same key. */
    private long merge(Cart guests, Cart mine) throws InterruptedException, AbandonedException {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("guestCartId", guests.cartId(), "guestToken", guests.token());
        Answer merged = shop.untilDone(
                status -> status == LATER,
                () -> Call.post(shop.command(turn++), "/v1/customers/me/cart/merges", body)
                        .as(mine.token())
                        .with("Idempotency-Key", key));
        String status = merged.string("/merge/status");
        if (!status.equals("COMPLETED")) {
            tally.broken("the merge of " + guests.cartId() + " ended as " + status);
            throw new AbandonedException(status);
        }
        tally.merged(new Tally.Merged(merged.string("/merge/mergeId"), guests.cartId(), mine.cartId()));
        return merged.number("/cart/version");
    }

    private Call reading(String path, Cart cart) {
        return Call.get(shop.query(turn++), path).as(cart.token());
    }

    /** Nobody shows less than what the reader knows of; until it can be shown, it is refused. */
    private void read(Cart cart, long version) throws InterruptedException, AbandonedException {
        String path = cart.path() + "?minVersion=" + version;
        Answer read = shop.untilDone(status -> status == NOT_SEEN_YET, () -> reading(path, cart));
        if (read.number("/cart/version") < version) {
            tally.broken(path + " was answered with version " + read.number("/cart/version"));
        }
        tally.read();
    }
}
