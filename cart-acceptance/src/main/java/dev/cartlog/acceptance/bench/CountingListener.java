package dev.cartlog.acceptance.bench;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.Sku;
import dev.cartlog.query.topology.Halt;
import dev.cartlog.query.topology.Part;
import dev.cartlog.query.topology.Partitions;
import dev.cartlog.query.topology.ViewListener;

/** Counts what the views' folds have done. */
final class CountingListener implements ViewListener {
    private final Runnable folded;

    CountingListener(Runnable folded) {
        this.folded = folded;
    }

    @Override
    public void applied(Part part, long offset) {
        folded.run();
    }

    @Override
    public void halted(Halt halt, Partitions partitions) {
        throw new IllegalStateException("the seeded log cannot be folded: " + halt);
    }

    @Override
    public void resumed(int partition) {
        throw new IllegalStateException("nothing was halted");
    }

    @Override
    public void cartChanged(Cart cart) {
        // Nobody reads.
    }

    @Override
    public void catalogChanged(Sku sku) {
        // The catalogue is empty.
    }

    @Override
    public void taken(Part part) {
        // How far a part has come does not matter, only how much was done.
    }

    @Override
    public void released(Part part, Partitions partitions) {
        // As above.
    }

    @Override
    public void unreadableCatalogItem(String key, String reason) {
        throw new IllegalStateException("the catalogue is empty: " + key);
    }
}
