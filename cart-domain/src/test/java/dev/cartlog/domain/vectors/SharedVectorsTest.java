package dev.cartlog.domain.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.domain.document.CartDocument;
import dev.cartlog.domain.document.StateHash;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.event.EventDocument;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.json.CanonicalJson;
import dev.cartlog.domain.merge.MergeResult;
import dev.cartlog.domain.merge.MergeRule;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Sha256;
import dev.cartlog.domain.value.Sku;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The vectors that the TypeScript side runs too: both must come to the same texts, ids and hashes. */
class SharedVectorsTest {
    private static final Catalog NOTHING_SOLD = sku -> Optional.empty();

    @TestFactory
    Stream<DynamicTest> lineIds() {
        return Vectors.read("line-ids.json").stream()
                .map(vector -> DynamicTest.dynamicTest(vector.get("lineId").asString(), () -> lineId(vector)));
    }

    private static void lineId(JsonNode vector) {
        String sku = vector.get("sku").asString();
        Map<String, Object> named =
                Map.of("sku", sku, "attributes", EventJson.attributes(vector).values());
        String canonical = vector.get("canonical").asString();
        String lineId = vector.get("lineId").asString();

        assertThat(CanonicalJson.of(named)).isEqualTo(canonical);
        assertThat(Sha256.shortText(canonical)).isEqualTo(lineId);
        // The empty SKU has a line id by the formula, but no article is called that.
        if (!sku.isEmpty()) {
            assertThat(LineId.of(new Sku(sku), EventJson.attributes(vector)).value())
                    .isEqualTo(lineId);
        }
    }

    @TestFactory
    Stream<DynamicTest> stateHashes() {
        return Vectors.read("state-hashes.json").stream()
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asString(), () -> {
                    String canonical = vector.get("canonical").asString();

                    assertThat(CanonicalJson.of(Vectors.tree(vector.get("state"))))
                            .isEqualTo(canonical);
                    assertThat(Sha256.hex(canonical))
                            .isEqualTo(vector.get("stateHash").asString());
                }));
    }

    @TestFactory
    Stream<DynamicTest> replays() {
        return Vectors.read("replay.json").stream()
                .map(vector -> DynamicTest.dynamicTest(vector.get("name").asString(), () -> replay(vector)));
    }

    private static void replay(JsonNode vector) {
        List<RecordedEvent> events = vector.get("events")
                .valueStream()
                .map(SharedVectorsTest::chained)
                .toList();
        String previousHash = EventMeta.GENESIS_HASH;
        for (RecordedEvent event : events) {
            assertThat(event.meta().previousHash()).isEqualTo(previousHash);
            previousHash = event.meta().hash();
            if (event.event() instanceof CartMerged merged) {
                MergeResult again = MergeRule.apply(merged.inputs());
                assertThat(again.outcomes()).isEqualTo(merged.outcomes());
                assertThat(again.lines()).isEqualTo(merged.lines());
            }
        }
        Cart cart = Evolution.fold(events).orElseThrow();

        assertThat(StateHash.of(cart))
                .isEqualTo(vector.get("cart").get("stateHash").asString());
        assertThat(CartDocument.of(cart, NOTHING_SOLD)).isEqualTo(CanonicalJson.of(shown(vector.get("cart"))));
    }

    /** Read, written again to the same text, and carrying the hash that follows from it. */
    private static RecordedEvent chained(JsonNode json) {
        RecordedEvent event = EventJson.read(json);

        assertThat(EventDocument.of(event)).isEqualTo(CanonicalJson.of(Vectors.tree(json)));
        assertThat(event.computedHash()).isEqualTo(event.meta().hash());
        return event;
    }

    /** The vectors fold without a catalogue; to whoever has one in which nothing is sold, every line is discontinued. */
    private static Object shown(JsonNode cart) {
        Map<String, Object> shown = new TreeMap<>();
        cart.properties().forEach(field -> shown.put(field.getKey(), Vectors.tree(field.getValue())));
        shown.put(
                "lines",
                cart.get("lines").valueStream().map(SharedVectorsTest::flagged).toList());
        return shown;
    }

    private static Object flagged(JsonNode line) {
        Map<String, Object> flagged = new TreeMap<>();
        line.properties().forEach(field -> flagged.put(field.getKey(), Vectors.tree(field.getValue())));
        flagged.put("flags", List.of("DISCONTINUED"));
        return flagged;
    }
}
