package dev.cartlog.acceptance.verify;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.document.StateHash;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Owner;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A view of the query service, as it tells of its content line by line. */
final class ViewSource implements HeldSource<String> {
    private static final int ENTRIES_PER_EVENT = 2;

    /** The views. */
    enum View {
        /** {@code cartId version stateHash lastHash current|-}. */
        CARTS("carts"),
        /** {@code cartId events digest}. */
        HISTORY("history"),
        /** {@code kind qualifier time cartId version type}; two lines for each event. */
        AUDIT_INDEX("audit-index");

        private final String path;

        View(String path) {
            this.path = path;
        }
    }

    private final View view;
    private final ViewReader lines;

    ViewSource(View view, ViewReader lines) {
        this.view = view;
        this.lines = lines;
    }

    @Override
    public String name() {
        return "view " + view.path;
    }

    @Override
    public Finding.Kind kind() {
        return Finding.Kind.VIEW;
    }

    @Override
    public Map<CartId, Stamp<String>> read(int partition, Slice slice) throws InterruptedException {
        Map<CartId, Stamp<String>> stamps = new HashMap<>();
        Map<CartId, long[]> sums = new HashMap<>();
        lines.read(view.path, partition, line -> {
            String[] words = line.split(" ", -1);
            CartId cartId = CartId.of(words[view == View.AUDIT_INDEX ? 3 : 0]);
            if (!slice.has(cartId.routingKey().value())) {
                return;
            }
            switch (view) {
                case CARTS, HISTORY -> stamps.put(cartId, new Stamp<>(Long.parseLong(words[1]), line.split(" ", 3)[2]));
                case AUDIT_INDEX -> {
                    long[] sum = sums.computeIfAbsent(cartId, id -> new long[2]);
                    sum[0]++;
                    sum[1] += Trail.fingerprint(line);
                }
            }
        });
        // An event whose entries are still being written is not there yet.
        sums.forEach((cartId, sum) -> {
            if (sum[0] % ENTRIES_PER_EVENT == 0) {
                stamps.put(cartId, new Stamp<>(sum[0] / ENTRIES_PER_EVENT, Long.toHexString(sum[1])));
            }
        });
        return stamps;
    }

    @Override
    public Optional<Stamp<String>> expected(Trail trail) {
        return trail.cart().map(cart -> new Stamp<>(cart.version().value(), value(trail, cart)));
    }

    private String value(Trail trail, Cart cart) {
        return switch (view) {
            case CARTS ->
                StateHash.of(cart) + " " + cart.lastHash() + " "
                        + (cart.owner() instanceof Owner.Customer
                                        && cart.phase().isCurrent()
                                ? "current"
                                : "-");
            case HISTORY -> trail.history();
            case AUDIT_INDEX -> Long.toHexString(trail.index());
        };
    }
}
