package dev.cartlog.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.fixture.Desk;
import dev.cartlog.domain.value.CartVersion;
import org.junit.jupiter.api.Test;

class IfMatchTest {
    @Test
    void itHoldsForTheVersionItNames() {
        Desk desk = Desk.ofGuest();

        assertThat(new IfMatch.Version(new CartVersion(1)).holds(desk.cart())).isTrue();
        assertThat(new IfMatch.Version(new CartVersion(2)).holds(desk.cart())).isFalse();
        assertThat(new IfMatch.Any().holds(desk.cart())).isTrue();
    }
}
