package dev.cartlog.acceptance.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.verify.Finding.Kind;
import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartCreated;
import dev.cartlog.domain.event.CartEvent.CartMergeRequested;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.NameBasedId;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.RoutingKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two customers' carts, one of which has asked for a merge; every view tells of them, one of the views wrongly. */
class ViewsComparedTest {
    private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final CartId ALICES = new CartId(RoutingKey.ofCustomer("default", "alice"), 1);
    private static final CartId BOBS = new CartId(RoutingKey.ofCustomer("default", "bob"), 1);
    private static final CartId STRANGERS = new CartId(RoutingKey.ofCustomer("default", "eve"), 1);
    private static final Span WHOLE = new Span(0, 1, Slice.WHOLE);

    private final PlainCodec codec = new PlainCodec();
    private final List<RawRecord> log = new ArrayList<>();
    private final Map<String, List<String>> views = new HashMap<>();

    @BeforeEach
    void write() {
        CartId guests = new CartId(RoutingKey.ofGuest(new byte[16]), 1);
        append(ALICES, "alice", List.of(created("alice"), requested(guests, "alice")));
        append(BOBS, "bob", List.of(created("bob")));
        tellTheTruth();
    }

    private static CartEvent created(String customer) {
        return new CartCreated("default", "EUR", new Owner.Customer(customer), Optional.empty());
    }

    private static CartEvent requested(CartId guests, String customer) {
        return new CartMergeRequested(
                NameBasedId.ofMerge(guests, customer), 1, guests, CartPolicy.MERGE, QuantityPolicy.MAX);
    }

    private void append(CartId cartId, String customer, List<CartEvent> payloads) {
        String previous = EventMeta.GENESIS_HASH;
        for (int at = 0; at < payloads.size(); at++) {
            CartVersion version = new CartVersion(at + 1L);
            EventMeta meta = new EventMeta(
                    NameBasedId.ofEvent(cartId, version),
                    cartId,
                    version,
                    BEGIN.plusSeconds(log.size()),
                    new Actor(Actor.Type.CUSTOMER, customer),
                    "command-" + version,
                    "fingerprint",
                    "correlation",
                    "command-" + version,
                    previous,
                    "");
            RecordedEvent event = RecordedEvent.seal(meta, payloads.get(at));
            previous = event.meta().hash();
            log.add(new RawRecord(0, log.size(), cartId.routingKey().value(), codec.bytes(event)));
        }
    }

    /** What views tell that hold exactly what follows from the log. */
    private void tellTheTruth() {
        for (String view : List.of("carts", "history", "audit-index", "customer-carts", "merges")) {
            views.put(view, new ArrayList<>());
        }
        LogFold fold = new LogFold(codec, 1, new Findings(), (event, trail) -> {
            lines("audit-index").addAll(List.of(Trail.indexLines(event)));
            for (Lookups lookups : Lookups.values()) {
                lookups.line(event, trail.offset())
                        .ifPresent(line -> lines(lookups.view()).add(line.toString()));
            }
        });
        log.forEach(fold::next);
        fold.trails().forEach((cartId, trail) -> {
            for (ViewSource.View view : List.of(ViewSource.View.CARTS, ViewSource.View.HISTORY)) {
                var stamp = new ViewSource(view, this::read).expected(trail).orElseThrow();
                lines(view == ViewSource.View.CARTS ? "carts" : "history")
                        .add(cartId + " " + stamp.version() + " " + stamp.value());
            }
        });
    }

    private List<String> lines(String view) {
        return views.getOrDefault(view, List.of());
    }

    private void read(String view, int partition, Consumer<String> line) {
        lines(view).forEach(line);
    }

    private Findings verify() throws InterruptedException {
        Findings findings = new Findings();
        SpanFold fold = new SpanFold(codec, WHOLE, findings, VerifyMain.views(this::read), Duration.ZERO);
        log.forEach(fold::next);
        fold.finish();
        return findings;
    }

    private void change(String view, UnaryOperator<String> change) {
        lines(view).replaceAll(line -> line.contains(ALICES.toString()) ? change.apply(line) : line);
    }

    private static void assertNames(Findings findings, String view, CartId cartId) {
        assertThat(findings.carts()).containsExactly(cartId.toString());
        assertThat(findings.named())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(Kind.VIEW))
                .allSatisfy(finding -> assertThat(finding.detail()).contains("view " + view));
    }

    @Test
    void viewsThatFollowFromTheLogHold() throws InterruptedException {
        assertThat(verify().named()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "carts, current, -",
        "history, ' 2 ', ' 2 f'",
        "audit-index, CartCreated, CartOrdered",
        "customer-carts, ' 17', ' 18'",
        "merges, ' 1 ', ' 7 '"
    })
    void aLineThatSaysSomethingElseNamesItsCart(String view, String right, String wrong) throws InterruptedException {
        change(view, line -> line.replace(right, wrong));
        assertNames(verify(), view, ALICES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"carts", "history", "customer-carts", "merges"})
    void aCartThatIsNotInTheLogIsNamed(String view) throws InterruptedException {
        List<String> invented = lines(view).stream()
                .filter(line -> line.contains(ALICES.toString()))
                .map(line -> line.replace(ALICES.toString(), STRANGERS.toString()))
                .toList();
        lines(view).addAll(invented);
        assertNames(verify(), view, STRANGERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"carts", "customer-carts", "merges"})
    void aLineThatIsMissingNamesItsCart(String view) throws InterruptedException {
        lines(view).removeIf(line -> line.contains(ALICES.toString()));
        assertNames(verify(), view, ALICES);
    }
}
