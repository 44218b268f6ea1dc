package dev.cartlog.acceptance.load;

import dev.cartlog.acceptance.history.Attempt;
import dev.cartlog.acceptance.history.Attempt.Result;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.http.CartHttp;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One command: one piece more in a cart. */
public final class KeyedAdd {
    private static final String SKU = "sku-1";

    private final KeyedCommand command;

    KeyedAdd(CartHttp http, List<URI> instances, ShopperCart cart, String sku, Consumer<Attempt> notes) {
        String path = "/v1/carts/" + cart.cartId() + "/lines";
        Map<String, Object> body = Map.of("sku", sku, "quantity", 1);
        command = new KeyedCommand(
                http,
                instances,
                cart.cartId(),
                instance -> Call.post(instance, path, body).as(cart.token()),
                notes);
    }

    /**
     * Opens a cart for the command.
     *
     * @param notes told of every attempt
     */
    public static KeyedAdd toANewCart(CartHttp http, List<URI> instances, Consumer<Attempt> notes)
            throws InterruptedException {
        return new KeyedAdd(http, instances, ShopperCart.open(http, instances.getFirst()), SKU, notes);
    }

    /**
     * Sends it, by any number of threads at the same time.
     *
     * @param first which instance is asked first; each further attempt goes to the next one
     * @return what is known at the end
     */
    public Result sendUntilKnown(int first) throws InterruptedException {
        return command.sendUntilKnown(first);
    }

    @Override
    public String toString() {
        return command.toString();
    }
}
