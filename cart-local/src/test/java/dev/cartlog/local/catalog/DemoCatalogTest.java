package dev.cartlog.local.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCatalogTest {
    @Test
    void hasFortyProductsOfWhichTwoAreScarceAndOneIsDiscontinued() {
        List<Product> products = DemoCatalog.products();
        assertThat(products)
                .hasSize(40)
                .extracting(Product::sku)
                .doesNotHaveDuplicates()
                .startsWith("sku-1", "sku-2");
        assertThat(products)
                .filteredOn(product -> product.active() && product.available() < 5)
                .hasSize(2);
        assertThat(products).filteredOn(product -> !product.active()).hasSize(1);
        assertThat(products).extracting(Product::currency).containsOnly("EUR");
    }

    @Test
    void readsALine() {
        assertThat(DemoCatalog.parse("# comment\n\ns;Tea, 100 g;1999;CHF;3;backorderable;2;5;-\n"))
                .containsExactly(new Product("s", "Tea, 100 g", 1999, "CHF", 3, true, 2, 5, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s;Tea;1;EUR;3;-;1;9",
                "s;Tea;1;EUR;3;yes;1;9;active",
                "s;Tea;-1;EUR;3;-;1;9;active",
                "s;Tea;1;euro;3;-;1;9;active",
                "s;Tea;1;EUR;3;-;9;1;active",
                "s;Tea;1;EUR;3;-;0;1;active",
                "s;Tea;1;EUR;3;-;1;1000;active",
                "s s;Tea;1;EUR;3;-;1;9;active",
                "s; ;1;EUR;3;-;1;9;active",
            })
    void refusesALineThatIsNoProduct(String line) {
        assertThatThrownBy(() -> DemoCatalog.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
