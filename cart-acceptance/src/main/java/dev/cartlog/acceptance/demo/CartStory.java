package dev.cartlog.acceptance.demo;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A cart's life, from a guest's first item to an order and its audit trail.
 *
 * <p>It plays in a store of its own, so a cart that alice fills elsewhere stays as it is. Her earlier carts of this
 * store stay too; whatever an interrupted tour left in her active cart is taken into account.
 */
final class CartStory {
    private static final String STORE = "demo";
    private static final String COFFEE = "sku-1";
    private static final String CUP = "sku-2";
    private static final String TEA = "sku-8";
    private static final String CHECKED_OUT = "CHECKED_OUT";

    private final Tour tour;
    private final Addresses addresses;

    CartStory(Tour tour, Addresses addresses) {
        this.tour = tour;
        this.addresses = addresses;
    }

    /**
     * Tells it.
     *
     * @throws UnexpectedAnswerException at the first answer that is not what it must be
     */
    void tell() throws InterruptedException {
        GuestCart guestCart = fillGuestCart();
        Visitor alice = signIn("alice");
        Answer filled = fillAlicesCart(alice);
        String aliceCart = filled.string("/cart/cartId");
        long merged = merge(alice, guestCart, filled);
        readAgain(alice, aliceCart, merged);
        checkOut(alice, aliceCart, merged);
        audit(guestCart, aliceCart);
    }

    private record GuestCart(String cartId, String token, long version, Visitor owner) {}

    private GuestCart fillGuestCart() throws InterruptedException {
        tour.step("A guest opens a cart. The answer holds the only key to it.");
        Answer opened =
                tour.call(201, Call.post(addresses.command(), "/v1/carts", Map.of("currency", "EUR", "store", STORE)));
        String cartId = opened.string("/cart/cartId");
        String token = opened.string("/guestToken");
        tour.check("the cart's version", opened.number("/cart/version"), 1L);
        Visitor guest = new Visitor(tour, addresses, token);

        tour.step("The guest puts three articles in.");
        guest.add(cartId, COFFEE, 1);
        guest.add(cartId, CUP, 2);
        Call third = guest.adding(cartId, TEA, 3);
        Answer full = tour.call(200, third);
        checkQuantities(full, List.of(COFFEE + " × 1", CUP + " × 2", TEA + " × 3"));

        tour.step("The answer gets lost, so the guest's client asks again with the same Idempotency-Key.");
        Answer repeated = tour.call(200, third);
        tour.check("told as a repeat", repeated.header("Idempotent-Replayed").orElse("no"), "true");
        tour.check("the cart's version stays", repeated.number("/cart/version"), full.number("/cart/version"));
        return new GuestCart(cartId, token, full.number("/cart/version"), guest);
    }

    private Visitor signIn(String who) throws InterruptedException {
        tour.step("Signing in as " + who + ": an access token from the development identity provider.");
        Answer token = tour.call(200, Call.post(addresses.identity(), "/token?subject=" + who));
        return new Visitor(tour, addresses, token.string("/access_token"));
    }

    private Answer fillAlicesCart(Visitor alice) throws InterruptedException {
        tour.step("Alice has a cart already, with three of the cups that the guest took two of.");
        Answer opened = open(alice);
        String cartId = opened.string("/cart/cartId");
        if (opened.string("/cart/status").equals(CHECKED_OUT)) {
            tour.note("It is from an interrupted tour and waits for its order.");
            alice.awaitCart(cartId, opened.number("/cart/version") + 1);
            cartId = open(alice).string("/cart/cartId");
        }
        Answer filled = alice.add(cartId, CUP, 3);
        tour.check("has cups", quantity(filled, CUP) >= 3, true);
        return filled;
    }

    /** A new cart answers 201, one that is there already 200; both are right. */
    private Answer open(Visitor alice) throws InterruptedException {
        Answer mine = tour.quietly(alice.reading("/v1/customers/me/cart?store=" + STORE));
        return alice.openCart(mine.status() == 200 ? 200 : 201, STORE);
    }

    private long merge(Visitor alice, GuestCart guest, Answer before) throws InterruptedException {
        tour.step(
                "The guest was alice all along: her carts are merged. Of what is in both, the larger quantity counts.");
        Answer merged = alice.merge(guest.cartId(), guest.token());
        tour.check("the merge", merged.string("/merge/status"), "COMPLETED");
        tour.check("into alice's cart", merged.string("/merge/customerCartId"), before.string("/cart/cartId"));
        for (Map.Entry<String, Long> line : Map.of(COFFEE, 1L, CUP, 2L, TEA, 3L).entrySet()) {
            checkMerged(line.getKey(), line.getValue(), quantity(before, line.getKey()), merged);
        }
        tour.step("The guest's key opens nothing any more.");
        // The view must have seen the claim and the end of the guest's cart, one event each.
        long ended = guest.version() + 2;
        Answer gone = guest.owner().read(404, "/v1/carts/" + guest.cartId() + "?minVersion=" + ended);
        tour.check("the refusal", gone.string("/code"), "cart-not-found");
        return merged.number("/cart/version");
    }

    private void checkMerged(String sku, long guests, long customers, Answer merged) {
        long due = Math.max(guests, customers);
        tour.check(sku + " in the merged cart", quantity(merged, sku), due);
        JsonNode outcome = of(sku, merged.at("/merge/outcomes"));
        tour.check(sku + " as reported", outcome.path("outcome").asString(), customers > 0 ? "COMBINED" : "ADDED");
        tour.check(sku + " granted", outcome.path("granted").asLong(), due);
    }

    private void readAgain(Visitor alice, String cartId, long version) throws InterruptedException {
        tour.step("Reading is another service. It waits until it has seen the version that the reader knows of.");
        Answer read = alice.read(200, "/v1/carts/" + cartId + "?minVersion=" + version);
        tour.check("the version read", read.number("/cart/version"), version);
        String tag = read.header("ETag").orElse("");
        tour.note("Asked again with what it knows, it answers with no body at all.");
        tour.call(304, alice.reading("/v1/carts/" + cartId).with("If-None-Match", tag));
    }

    private void checkOut(Visitor alice, String cartId, long version) throws InterruptedException {
        tour.step("Alice checks out, exactly what she saw and nothing else.");
        Answer out = alice.checkOut(cartId, version);
        tour.check("the status", out.string("/cart/status"), CHECKED_OUT);
        tour.check("the subtotal", out.number("/cart/subtotal/amountMinor"), sum(out));

        tour.step("The order service has read the checkout from its topic and answered on another one.");
        Answer ordered = alice.awaitCart(cartId, out.number("/cart/version") + 1);
        tour.check("the status", ordered.string("/cart/status"), "ORDERED");
        tour.check("has an order", ordered.string("/cart/orderId").isEmpty(), false);
    }

    private void audit(GuestCart guest, String aliceCart) throws InterruptedException {
        Visitor auditor = signIn("auditor");
        tour.step("The audit trail of the guest's cart.");
        AuditTrail guests = trail(auditor, guest.cartId());
        tour.check(
                "what happened",
                guests.types(),
                List.of(
                        "CartCreated",
                        "LineItemAdded",
                        "LineItemAdded",
                        "LineItemAdded",
                        "CartMergeClaimed",
                        "CartMergedInto"));

        tour.step("The audit trail of alice's cart.");
        AuditTrail alices = trail(auditor, aliceCart);
        tour.check(
                "how it ended",
                alices.lastTypes(4),
                List.of("CartMergeRequested", "CartMerged", "CartCheckedOut", "CartOrdered"));
    }

    private AuditTrail trail(Visitor auditor, String cartId) throws InterruptedException {
        Answer answer = auditor.read(200, "/v1/audit/carts/" + cartId + "/events?limit=1000");
        AuditTrail trail = new AuditTrail(answer.at("/events"));
        tour.check("versions without a gap", trail.gap(), "none");
        tour.check("hash chain, computed from the answer itself", trail.brokenLink(), "unbroken");
        return trail;
    }

    private void checkQuantities(Answer answer, List<String> due) {
        List<String> actual = answer.at("/cart/lines")
                .valueStream()
                .map(line -> line.path("sku").asString() + " × "
                        + line.path("quantity").asInt())
                .toList();
        tour.check("the lines", actual, due);
    }

    private static long quantity(Answer answer, String sku) {
        return of(sku, answer.at("/cart/lines")).path("quantity").asLong(0);
    }

    /** Lines and outcomes both name their article. */
    private static JsonNode of(String sku, JsonNode list) {
        return list.valueStream()
                .filter(element -> element.path("sku").asString("").equals(sku))
                .findFirst()
                .orElse(list.path("none"));
    }

    private static long sum(Answer answer) {
        return answer.at("/cart/lines")
                .valueStream()
                .mapToLong(line -> Math.multiplyExact(
                        line.path("quantity").asLong(),
                        line.path("unitPrice").path("amountMinor").asLong()))
                .sum();
    }
}
