package dev.cartlog.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.CartOutline;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.events.CartStateOutline;
import dev.cartlog.events.CartStateRecord;
import dev.cartlog.events.Money;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StateMapperTest {
    private static final int SEEDS = 300;

    @Test
    void everyCartComesBackAsItWas() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomDomain random = new RandomDomain(seed);
            for (Phase phase : random.phases()) {
                Cart cart = random.cart(phase);
                CartStateRecord record = StateMapper.toAvro(cart);
                Cart back = StateMapper.toDomain(record);
                assertThat(back).as("seed %d", seed).isEqualTo(cart);
                // Maps are equal in any order, but merges are told oldest first.
                assertThat(back.merges().keySet())
                        .containsExactlyElementsOf(cart.merges().keySet());
                assertThat(Encoding.bytes(record)).as("seed %d", seed).isPositive();
            }
        }
    }

    @Test
    void anOutlineComesBackAsItWas() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomDomain random = new RandomDomain(seed);
            for (Phase phase : random.phases()) {
                Cart cart = random.cart(phase);
                CartOutline outline = StateMapper.toDomain(outlineOf(StateMapper.toAvro(cart)));
                assertThat(outline).as("seed %d", seed).isEqualTo(cart.outline());
                assertThat(outline.merges().keySet())
                        .containsExactlyElementsOf(cart.merges().keySet());
            }
        }
    }

    private static CartStateOutline outlineOf(CartStateRecord whole) {
        return new CartStateOutline(
                whole.getCartId(),
                whole.getOwnerType(),
                whole.getGuestTokenHash(),
                whole.getCustomerId(),
                whole.getPhase(),
                whole.getMerges(),
                whole.getUpdatedAt());
    }

    @Test
    void theGeneratorKnowsEveryPhase() {
        assertThat(new RandomDomain(0).phases().stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(Phase.class.getPermittedSubclasses());
    }

    @Test
    void aStateFromANewerVersionIsNamedByItsPlace() {
        CartStateRecord record = StateMapper.toAvro(new RandomDomain(1).cart(new Phase.Active()));
        record.getPhase().put(0, "PAUSED");
        assertThatThrownBy(() -> StateMapper.toDomain(record))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("state of cart " + record.getCartId() + " at version " + record.getVersion())
                .hasMessageContaining("PAUSED");
    }

    @Test
    void everyArticleComesBackAsItWas() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            CatalogItem item = new RandomDomain(seed).catalogItem();
            assertThat(CatalogMapper.toDomain(CatalogMapper.toAvro(item))).isEqualTo(item);
            assertThat(Encoding.bytes(CatalogMapper.toAvro(item))).isPositive();
        }
    }

    @Test
    void anImpossibleArticleIsRefused() {
        dev.cartlog.events.CatalogItem free =
                new dev.cartlog.events.CatalogItem("sku", "name", new Money(-1L, "EUR"), 1L, false, 1, 2, true);
        assertThatThrownBy(() -> CatalogMapper.toDomain(free))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("A catalogue item cannot be understood");
    }
}
