package dev.cartlog.query.ops;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.document.CartDocument;
import dev.cartlog.domain.document.StateHash;
import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.JsonValues;
import dev.cartlog.query.audit.CartHistory;
import dev.cartlog.query.audit.PastCatalog;
import dev.cartlog.query.audit.Verification;
import dev.cartlog.query.ops.WriterStates.Written;
import dev.cartlog.query.topology.Part;
import dev.cartlog.query.topology.Partitions;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.Freshness;
import dev.cartlog.query.view.LoggedEvent;
import java.util.List;
import java.util.Optional;

/** What the writer holds of a cart, what the view shows, and what the log makes of it, side by side. */
public final class CartInspector {
    private final CartViews carts;
    private final CartHistory history;
    private final WriterStates writer;
    private final Owners owners;
    private final Freshness freshness;

    /** Looks at these. */
    public CartInspector(
            CartViews carts, CartHistory history, WriterStates writer, Owners owners, Freshness freshness) {
        this.carts = carts;
        this.history = history;
        this.writer = writer;
        this.owners = owners;
        this.freshness = freshness;
    }

    /** The document; empty when there is no event of this cart. Throws NotReadableException. */
    public Optional<String> inspect(CartId cartId, Partitions partitions) {
        Optional<Cart> view = carts.find(cartId);
        Verification verification = history.verify(cartId);
        Optional<Cart> fold = verification.cart();
        if (view.isEmpty() && fold.isEmpty()) {
            return Optional.empty();
        }
        int partition = partitions.of(cartId);
        Optional<Written> written =
                fold.or(() -> view).flatMap(cart -> writer.find(cartId, partition, cart.updatedAt()));
        Optional<LoggedEvent> last = fold.flatMap(cart -> history.event(cartId, cart.version()));
        JsonWriter json = new JsonWriter();
        json.object(o -> {
            o.bool(
                            "agree",
                            agree(written.map(Written::cart), view, fold)
                                    && verification.firstBreak().isEmpty())
                    .string("cartId", cartId.toString());
            fold.ifPresent(cart -> o.object("fold", f -> {
                cart(f, cart).bool("holds", verification.firstBreak().isEmpty());
                last.ifPresent(event -> f.number("offset", event.offset()));
                versionAndHash(f, cart);
            }));
            o.number("lagRecords", lag(partition));
            Optional.ofNullable(owners.byPartition().get(partition)).ifPresent(owner -> o.raw("owner", owner));
            o.number("partition", partition);
            view.ifPresent(cart -> o.object("view", v -> {
                cart(v, cart).string("knownUntil", JsonValues.time(freshness.knownUntil(Part.ofLog(partition))));
                versionAndHash(v, cart);
            }));
            written.ifPresent(state -> o.object(
                    "writer",
                    w -> versionAndHash(cart(w, state.cart()).number("offset", state.offset()), state.cart())));
        });
        return Optional.of(json.toString());
    }

    private long lag(int partition) {
        return freshness.standings().stream()
                .filter(standing -> standing.part().equals(Part.ofLog(partition)))
                .mapToLong(Freshness.Standing::lagRecords)
                .sum();
    }

    /** The view forgets which commands were applied; all else must be the same. */
    private static boolean agree(Optional<Cart> written, Optional<Cart> view, Optional<Cart> fold) {
        List<Optional<Cart>> all = List.of(written, view, fold);
        return all.stream()
                                .map(cart -> cart.map(Cart::withoutLedger))
                                .distinct()
                                .count()
                        == 1
                && written.map(Cart::ledger).equals(fold.map(Cart::ledger));
    }

    private static JsonWriter cart(JsonWriter json, Cart cart) {
        return json.raw("cart", CartDocument.of(cart, PastCatalog.INSTANCE));
    }

    private static void versionAndHash(JsonWriter json, Cart cart) {
        json.string("stateHash", StateHash.of(cart))
                .number("version", cart.version().value());
    }
}
