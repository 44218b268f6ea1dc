package dev.cartlog.acceptance.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.verify.Finding.Kind;
import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartCheckedOut;
import dev.cartlog.domain.event.CartEvent.CartCreated;
import dev.cartlog.domain.event.CartEvent.LineItemAdded;
import dev.cartlog.domain.event.CartEvent.LineItemQuantityChanged;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.NameBasedId;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.domain.value.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log of two carts, event by event in turn, in a single partition. */
class LogFoldTest {
    private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Sku SKU = new Sku("sku-1");
    private static final LineId LINE = LineId.of(SKU, Attributes.NONE);
    private static final int EVENTS_PER_CART = 4;

    private final PlainCodec codec = new PlainCodec();
    private final List<RecordedEvent> events = new ArrayList<>();
    private List<RawRecord> log = List.of();

    @BeforeEach
    void write() {
        List<List<RecordedEvent>> histories = List.of(history(cart(1)), history(cart(2)));
        for (int at = 0; at < EVENTS_PER_CART; at++) {
            for (List<RecordedEvent> history : histories) {
                events.add(history.get(at));
            }
        }
        List<RawRecord> records = new ArrayList<>();
        for (RecordedEvent event : events) {
            records.add(record(records.size(), event));
        }
        log = records;
    }

    private static CartId cart(int seed) {
        byte[] random = new byte[16];
        random[0] = (byte) seed;
        return new CartId(RoutingKey.ofGuest(random), 1);
    }

    private static List<RecordedEvent> history(CartId cartId) {
        List<CartEvent> payloads = List.of(
                new CartCreated("default", "EUR", new Owner.Guest("hash"), Optional.empty()),
                new LineItemAdded(LINE, SKU, "A cup", Attributes.NONE, new Quantity(1), new Money(1000, "EUR")),
                new LineItemQuantityChanged(LINE, new Quantity(1), new Quantity(3)),
                new CartCheckedOut(NameBasedId.ofCheckout(cartId, new CartVersion(4)), List.of(), Money.zero("EUR")));
        List<RecordedEvent> history = new ArrayList<>();
        for (CartEvent payload : payloads) {
            history.add(seal(cartId, history.size() + 1L, history, payload));
        }
        return history;
    }

    private static RecordedEvent seal(CartId cartId, long version, List<RecordedEvent> before, CartEvent payload) {
        CartVersion at = new CartVersion(version);
        String previous = before.isEmpty()
                ? EventMeta.GENESIS_HASH
                : before.getLast().meta().hash();
        return RecordedEvent.seal(
                new EventMeta(
                        NameBasedId.ofEvent(cartId, at),
                        cartId,
                        at,
                        BEGIN.plusSeconds(version),
                        new Actor(Actor.Type.GUEST, cartId.toString()),
                        "command-" + version,
                        "fingerprint",
                        "correlation",
                        "command-" + version,
                        previous,
                        ""),
                payload);
    }

    private RawRecord record(long offset, RecordedEvent event) {
        return new RawRecord(0, offset, event.meta().cartId().routingKey().value(), codec.bytes(event));
    }

    private Findings fold(List<RawRecord> records, int partitions) {
        Findings findings = new Findings();
        LogFold fold = new LogFold(codec, partitions, findings, (event, trail) -> {});
        records.forEach(fold::next);
        return findings;
    }

    private static List<RawRecord> with(List<RawRecord> log, int at, RawRecord changed) {
        List<RawRecord> copy = new ArrayList<>(log);
        copy.set(at, changed);
        return copy;
    }

    @Test
    void findsNothingInALogThatHolds() {
        assertThat(fold(log, 1).named()).isEmpty();
    }

    @Test
    void namesTheEventWhicheverOfItsBytesWasChanged() {
        // One of the two carts; the other's events lie in between.
        for (int at = 0; at < log.size(); at += 2) {
            RawRecord record = log.get(at);
            byte[] value = codec.bytes(events.get(at));
            for (int position = 0; position < value.length; position++) {
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    byte[] changed = value.clone();
                    changed[position] ^= (byte) (1 << bit);
                    Findings findings =
                            fold(with(log, at, new RawRecord(0, record.offset(), record.key(), changed)), 1);
                    assertThat(findings.named())
                            .as("byte %d bit %d of event %d", position, bit, at)
                            .singleElement()
                            .satisfies(finding -> assertThat(finding.place()).contains(record.place()));
                }
            }
        }
    }

    @Test
    void namesALostAndARepeatedEventAndOneThatCannotFollow() {
        List<RawRecord> lost = new ArrayList<>(log);
        lost.remove(2);
        assertThat(kinds(lost)).containsExactly(Kind.GAP);
        List<RawRecord> twice = new ArrayList<>(log);
        twice.add(3, log.get(2));
        assertThat(kinds(twice)).containsExactly(Kind.GAP);
        List<RecordedEvent> before = history(cart(1));
        RecordedEvent late = seal(
                cart(1),
                EVENTS_PER_CART + 1L,
                before,
                new LineItemQuantityChanged(LINE, new Quantity(3), new Quantity(4)));
        List<RawRecord> closed = new ArrayList<>(log);
        closed.add(record(log.size(), late));
        assertThat(kinds(closed)).containsExactly(Kind.FOLD);
    }

    @Test
    void namesAnEventOfAnotherChain() {
        RecordedEvent forged =
                seal(cart(1), 3, List.of(), new LineItemQuantityChanged(LINE, new Quantity(1), new Quantity(3)));
        assertThat(kinds(with(log, 4, record(4, forged)))).containsExactly(Kind.CHAIN);
    }

    @Test
    void namesAnEventUnderAnothersKeyAndOneInTheWrongPartition() {
        RawRecord moved =
                new RawRecord(0, 2, cart(3).routingKey().value(), log.get(2).value());
        assertThat(kinds(with(log, 2, moved))).containsExactly(Kind.WRONG_KEY);
        Findings misplaced = fold(log, 1000);
        assertThat(misplaced.named())
                .extracting(Finding::kind)
                .containsExactly(Kind.WRONG_PARTITION, Kind.WRONG_PARTITION);
        assertThat(misplaced.carts()).containsExactly(cart(1).toString(), cart(2).toString());
    }

    private List<Kind> kinds(List<RawRecord> records) {
        return fold(records, 1).named().stream().map(Finding::kind).toList();
    }
}
