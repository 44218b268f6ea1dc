package dev.cartlog.domain.simulation;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.command.Limits;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.LineItemAdded;
import dev.cartlog.domain.fixture.Histories;
import dev.cartlog.domain.fixture.RandomMerges;
import dev.cartlog.domain.fixture.Samples;
import dev.cartlog.domain.fixture.Seeds;
import dev.cartlog.domain.merge.MergeCaps;
import dev.cartlog.domain.merge.MergeInputs;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Sku;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A guest's cart and a customer's, with lines drawn at random, and the shop in which they meet. */
final class CartPair {
    static final CartId GUEST = Samples.GUEST_CART;
    static final CartId CUSTOMER = Samples.ALICES_CART;

    private final Map<CartId, Cart> carts = new LinkedHashMap<>();
    private final Catalog catalog;
    private final Limits limits;

    private CartPair(Seeds seeds) {
        MergeInputs drawn = RandomMerges.draw(seeds);
        put(GUEST, Samples.guestCreated(), drawn.guestLines());
        // One in eight has no cart before the merge.
        if (!seeds.onceIn(8)) {
            put(CUSTOMER, Samples.aliceCreated(), drawn.customerLines());
        }
        catalog = sku -> Optional.ofNullable(drawn.caps().items().get(sku))
                .map(cap -> item(sku, cap, Optional.ofNullable(drawn.prices().get(sku))));
        limits = new Limits(drawn.caps().lineLimit(), drawn.caps().perLineMaximum(), Limits.STANDARD.revertWindow());
    }

    static CartPair draw(long seed) {
        return new CartPair(new Seeds(seed));
    }

    private void put(CartId cartId, CartEvent created, List<CartLine> lines) {
        CartEvent[] history = Stream.concat(Stream.of(created), lines.stream().map(CartPair::added))
                .toArray(CartEvent[]::new);
        carts.put(cartId, Histories.fold(cartId, history).orElseThrow());
    }

    private static LineItemAdded added(CartLine line) {
        return new LineItemAdded(
                line.lineId(), line.sku(), line.name(), line.attributes(), line.quantity(), line.unitPrice());
    }

    private static CatalogItem item(Sku sku, MergeCaps.ItemCap cap, Optional<Money> price) {
        return new CatalogItem(
                sku,
                "Name of " + sku,
                price,
                cap.available(),
                cap.backorderable(),
                cap.minQuantity(),
                cap.maxQuantity(),
                cap.active());
    }

    /** The pair before anything happened between them. */
    World world(Rules rules) {
        return new World(rules, catalog, limits, carts);
    }
}
