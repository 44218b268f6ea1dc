package dev.cartlog.acceptance.load;

import dev.cartlog.acceptance.history.Attempt;
import dev.cartlog.acceptance.http.CartHttp;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** Adds one piece after the other to one cart. */
final class Shopper {
    /** Articles with stock enough; more pieces of them than a line may have are never added. */
    private static final List<String> SKUS = List.of("sku-1", "sku-2", "sku-3", "sku-4", "sku-5", "sku-6", "sku-7");

    private final CartHttp http;
    private final List<URI> instances;
    private final ShopperCart cart;
    private final Consumer<Attempt> notes;
    private int commands;

    /** @param instances of the command service; each command goes to the next one first */
    Shopper(CartHttp http, List<URI> instances, ShopperCart cart, Consumer<Attempt> notes) {
        this.http = http;
        this.instances = instances;
        this.cart = cart;
        this.notes = notes;
    }

    /** Adds one piece; returns when it is acknowledged, refused or given up. */
    void add() throws InterruptedException {
        int turn = commands++;
        var _ = new KeyedAdd(http, instances, cart, SKUS.get(turn % SKUS.size()), notes).sendUntilKnown(turn);
    }
}
