package dev.cartlog.domain.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.NameBasedId;
import dev.cartlog.domain.value.RoutingKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandLedgerTest {
    private static final CartId CART = new CartId(new RoutingKey("AAAAAAAAAAAAAAAAAAAAAA"), 1);
    private static final Actor ALICE = new Actor(Actor.Type.CUSTOMER, "alice");
    private static final Actor BOB = new Actor(Actor.Type.CUSTOMER, "bob");

    private CommandLedger ledger = CommandLedger.EMPTY;
    private long version;

    private void event(String commandId, Actor actor, String type) {
        CartVersion next = new CartVersion(++version);
        ledger = ledger.after(
                new EventMeta(
                        NameBasedId.ofEvent(CART, next),
                        CART,
                        next,
                        Instant.EPOCH,
                        actor,
                        commandId,
                        "print of " + commandId,
                        "correlation",
                        commandId,
                        EventMeta.GENESIS_HASH,
                        "hash"),
                type);
    }

    @Test
    void aCommandIsFoundByItsIdAndSender() {
        event("a", ALICE, "CartCreated");
        event("b", ALICE, "LineItemAdded");

        AppliedCommand found = ledger.find("b", ALICE).orElseThrow();

        assertThat(found.firstVersion()).isEqualTo(new CartVersion(2));
        assertThat(found.eventTypes()).containsExactly("LineItemAdded");
        assertThat(found.isRepeatedBy("print of b")).isTrue();
        assertThat(found.isRepeatedBy("print of a")).isFalse();
        assertThat(ledger.find("b", BOB)).isEmpty();
        assertThat(ledger.find("c", ALICE)).isEmpty();
    }

    @Test
    void theEventsOfOneCommandStayTogether() {
        event("a", ALICE, "CartCreated");
        event("a", ALICE, "LineItemAdded");
        event("a", ALICE, "LineItemAdded");
        event("b", ALICE, "CartCleared");

        assertThat(ledger.entries())
                .extracting(AppliedCommand::eventTypes)
                .containsExactly(List.of("CartCreated", "LineItemAdded", "LineItemAdded"), List.of("CartCleared"));
        assertThat(ledger.newestIds()).containsExactly("a", "b");
        assertThat(ledger.eventTypes()).as("nothing of the steps in between").hasSize(2);
    }

    @Test
    void theOldestIsForgottenFirst() {
        IntStream.rangeClosed(0, CommandLedger.COMMANDS_REMEMBERED_MAX)
                .forEach(n -> event("c" + n, ALICE, "LineItemAdded"));

        assertThat(ledger.size()).isEqualTo(CommandLedger.COMMANDS_REMEMBERED_MAX);
        assertThat(ledger.find("c0", ALICE)).isEmpty();
        assertThat(ledger.find("c1", ALICE)).isPresent();
        assertThat(ledger.newestIds())
                .hasSize(CommandLedger.NEWEST_IDS_MAX)
                .endsWith("c" + CommandLedger.COMMANDS_REMEMBERED_MAX);
    }

    @Test
    void anyNumberOfCombinationsOfEventTypesHasRoom() {
        for (int n = 0; n < 1_000; n++) {
            event("c" + n, ALICE, "Type" + n);
        }

        assertThat(ledger.entries().getLast().eventTypes()).containsExactly("Type999");
        assertThat(ledger.entries().getFirst().eventTypes()).containsExactly("Type872");
        assertThat(ledger.eventTypes()).hasSizeLessThanOrEqualTo(256);
    }

    @Test
    void whatWasPackedIsUnpackedAlike() {
        event("a", ALICE, "CartCreated");
        event("b", BOB, "LineItemAdded");
        event("b", BOB, "LineItemRemoved");

        assertThat(CommandLedger.ofPacked(packed(), ledger.eventTypes(), ledger.newestIds()))
                .isEqualTo(ledger)
                .hasSameHashCodeAs(ledger);
        assertThat(CommandLedger.of(ledger.entries(), ledger.newestIds())).isEqualTo(ledger);
    }

    @Test
    void partsThatDoNotFitTogetherAreRefused() {
        event("a", ALICE, "CartCreated");

        assertThatThrownBy(() -> CommandLedger.ofPacked(packed(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        for (int bytes : List.of(4 * Long.BYTES, 3 * Long.BYTES + 1)) {
            assertThatThrownBy(() -> CommandLedger.ofPacked(ByteBuffer.allocate(bytes), ledger.eventTypes(), List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private ByteBuffer packed() {
        return ByteBuffer.wrap(ledger.packed());
    }
}
