package dev.cartlog.domain.request;

import static dev.cartlog.domain.fixture.Samples.ALICE;
import static dev.cartlog.domain.fixture.Samples.BOB;
import static dev.cartlog.domain.fixture.Samples.GUEST;
import static dev.cartlog.domain.fixture.Samples.add;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.ClearCart;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.fixture.Desk;
import dev.cartlog.domain.fixture.Samples;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 404, replay, closed 409, 428 and 412, rules: the first check that fails is the answer, whatever else is wrong. */
class AdmissionOrderTest {

    /** Ways in which a request can be wrong, in the order in which they are looked at. */
    enum Fault {
        FOREIGN(RefusalReason.CART_NOT_FOUND),
        REUSED_KEY(RefusalReason.IDEMPOTENCY_KEY_REUSED),
        CLOSED(RefusalReason.CART_CHECKED_OUT),
        PRECONDITION(RefusalReason.VERSION_MISMATCH),
        RULE(RefusalReason.UNKNOWN_SKU);

        final RefusalReason reason;

        Fault(RefusalReason reason) {
            this.reason = reason;
        }
    }

    private static Desk desk(Set<Fault> faults) {
        Desk desk = Desk.ofAlice();
        desk.applied(desk.request(ALICE, "used", add("tea", 1)));
        if (faults.contains(Fault.CLOSED)) {
            desk.applied(desk.request(ALICE, "checkout", new CheckOut()).expecting(Optional.of(new IfMatch.Any())));
        }
        return desk;
    }

    private static CartRequest request(Desk desk, Set<Fault> faults, String key) {
        CartRequest request = desk.request(
                faults.contains(Fault.FOREIGN) ? BOB : ALICE, key, add(faults.contains(Fault.RULE) ? "gin" : "cup", 1));
        return faults.contains(Fault.PRECONDITION) ? request.expecting(Desk.version(99)) : request;
    }

    static Stream<Set<Fault>> subsets() {
        Fault[] all = Fault.values();
        return IntStream.range(1, 1 << all.length)
                .mapToObj(bits -> IntStream.range(0, all.length)
                        .filter(at -> (bits & 1 << at) != 0)
                        .mapToObj(at -> all[at])
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class))));
    }

    @ParameterizedTest
    @MethodSource("subsets")
    void theFirstFaultIsTheAnswer(Set<Fault> faults) {
        Desk desk = desk(faults);
        String key = faults.contains(Fault.REUSED_KEY) ? "used" : "fresh";
        Fault first = faults.iterator().next();

        desk.refused(request(desk, faults, key), first.reason);
    }

    @ParameterizedTest
    @MethodSource("subsets")
    void aRepetitionIsAnsweredAsSuchWhateverElseIsWrongButOwnership(Set<Fault> faults) {
        Desk desk = desk(faults);
        CartRequest request = desk.request(faults.contains(Fault.FOREIGN) ? BOB : ALICE, "used", add("tea", 1));
        if (faults.contains(Fault.PRECONDITION)) {
            request = request.expecting(Desk.version(99));
        }
        if (faults.contains(Fault.RULE)) {
            desk.in(sku -> Optional.empty());
        }

        if (faults.contains(Fault.FOREIGN)) {
            desk.refused(request, RefusalReason.CART_NOT_FOUND);
        } else {
            assertThat(desk.replayed(request).cart()).isEqualTo(desk.cart());
        }
    }

    @Test
    void aFaultlessRequestIsApplied() {
        Desk desk = desk(Set.of());

        desk.applied(request(desk, Set.of(), "fresh"));
    }

    @Test
    void aMissingPreconditionComesAfterAClosedCart() {
        Desk open = desk(Set.of());
        Desk closed = desk(Set.of(Fault.CLOSED));

        open.refused(open.request(ALICE, "c", new CheckOut()), RefusalReason.PRECONDITION_REQUIRED);
        closed.refused(closed.request(ALICE, "c", new CheckOut()), RefusalReason.CART_CHECKED_OUT);
        open.refused(open.batch(ALICE, "c", add("gin", 1), new ClearCart()), RefusalReason.PRECONDITION_REQUIRED);
    }

    @Test
    void aCartThatIsNotYoursAnswersExactlyAsOneThatDoesNotExist() {
        for (CartCommand[] commands : new CartCommand[][] {
            {add("tea", 1)}, {new CheckOut()}, {new ClearCart(), add("tea", 1)}, {Samples.remove("tea")},
        }) {
            Desk alices = desk(Set.of());
            Desk nobodys = new Desk(Samples.ALICES_CART);
            CartRequest single = alices.request(BOB, "key", commands[0]);
            CartRequest batch = alices.batch(BOB, "key", commands);

            assertThat(nobodys.refused(single)).isEqualTo(alices.refused(single));
            assertThat(nobodys.refused(batch)).isEqualTo(alices.refused(batch));
            assertThat(alices.refused(batch).cart()).isEmpty();
        }
        CartRequest look = CartRequest.look(new Target.Exactly(Samples.ALICES_CART), BOB, "correlation");
        assertThat(new Desk(Samples.ALICES_CART).refused(look))
                .isEqualTo(desk(Set.of()).refused(look));
    }

    @Test
    void theTokenOfAMergedCartIsDead() {
        Desk desk = Desk.ofGuest();
        desk.applied(desk.request(GUEST, "a", add("tea", 1)));
        desk.applied(desk.request(
                Samples.MERGE_COMPONENT, "m:2", new CartCommand.ClaimCart(Samples.MERGE_ID, 1, Samples.ALICES_CART)));
        desk.refused(desk.request(GUEST, "b", add("tea", 1)), RefusalReason.CART_MERGING);
        desk.applied(desk.request(
                Samples.MERGE_COMPONENT, "m:4", new CartCommand.FinishMerge(Samples.MERGE_ID, Samples.ALICES_CART)));

        desk.refused(desk.request(GUEST, "c", add("tea", 1)), RefusalReason.CART_NOT_FOUND);
        desk.refused(desk.request(GUEST, "a", add("tea", 1)), RefusalReason.CART_NOT_FOUND);
        desk.refused(desk.request(Samples.MERGE_COMPONENT, "d", add("tea", 1)), RefusalReason.CART_MERGED);
    }

    @Test
    void anotherGuestsTokenOpensNothing() {
        Desk desk = Desk.ofGuest();

        desk.refused(
                desk.request(new Principal.Guest("0".repeat(64)), "a", add("tea", 1)), RefusalReason.CART_NOT_FOUND);
        desk.refused(desk.request(ALICE, "a", add("tea", 1)), RefusalReason.CART_NOT_FOUND);
    }

    @Test
    void lookingWritesNothingAndIsNotStoppedByAClosedCart() {
        Desk desk = desk(Set.of(Fault.CLOSED));

        assertThat(desk.unchanged(CartRequest.look(new Target.Exactly(Samples.ALICES_CART), ALICE, "used"))
                        .cart())
                .isEqualTo(desk.cart());
    }

    @Test
    void whoMaySeeTheCartGetsItWithTheRefusal() {
        Desk desk = desk(Set.of());

        CartRequest mismatch = desk.request(ALICE, "x", add("tea", 1)).expecting(Desk.version(1));
        assertThat(desk.refused(mismatch).cart()).contains(desk.cart());
    }
}
