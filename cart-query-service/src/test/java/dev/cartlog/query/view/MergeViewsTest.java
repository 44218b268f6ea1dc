package dev.cartlog.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.event.CartEvent.CartMergeClaimed;
import dev.cartlog.domain.event.CartEvent.CartMergeRequested;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.NameBasedId;
import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.testing.ViewDriver;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeViewsTest {
    private final CartScript guest = CartScript.guest(1, "hash").add("sku-1", 1);
    private final UUID mergeId = NameBasedId.ofMerge(guest.cartId(), "alice");

    private CartMergeRequested request(int attempt) {
        return new CartMergeRequested(mergeId, attempt, guest.cartId(), CartPolicy.MERGE, QuantityPolicy.MAX);
    }

    @Test
    void aMergeIsFoundOnTheCartThatAskedForItLastWhateverIsRepeated(@TempDir Path directory) {
        try (ViewDriver driver = new ViewDriver(directory)) {
            CartScript first = CartScript.customer("alice", "default", 1).then(request(1));
            CartScript second = CartScript.customer("alice", "default", 2).then(request(2));
            driver.pipe(first.events()).pipe(second.events());
            MergeViews merges = new MergeViews(driver);
            assertThat(merges.customerCart(mergeId)).contains(second.cartId());
            assertThat(merges.customerCart(UUID.fromString("00000000-0000-4000-8000-000000000000")))
                    .isEmpty();
        }
    }

    @Test
    void aRequestedMergeShowsAsClaimedOnceTheGuestsCartIs(@TempDir Path directory) {
        try (ViewDriver driver = new ViewDriver(directory)) {
            CartScript customer = CartScript.customer("alice", "default", 1).then(request(1));
            driver.pipe(customer.events()).pipe(guest.events());
            CartViews carts = new CartViews(driver, driver.codec(), driver.cache());
            Merge merge = carts.find(customer.cartId())
                    .flatMap(cart -> cart.merge(mergeId))
                    .orElseThrow();
            assertThat(MergeViews.withClaim(merge, carts.find(guest.cartId())).status())
                    .isEqualTo(MergeStatus.REQUESTED);

            Cart claimedCart = carts.find(guest.cartId()).orElseThrow();
            guest.then(new CartMergeClaimed(
                    mergeId,
                    1,
                    customer.cartId(),
                    new CartVersion(2),
                    claimedCart.lines().all()));
            driver.pipe(List.of(guest.event(3)));
            assertThat(MergeViews.withClaim(merge, carts.find(guest.cartId())).status())
                    .isEqualTo(MergeStatus.CLAIMED);
        }
    }
}
