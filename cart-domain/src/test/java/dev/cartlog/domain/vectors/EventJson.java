package dev.cartlog.domain.vectors;

import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartCheckedOut;
import dev.cartlog.domain.event.CartEvent.CartCheckoutReleased;
import dev.cartlog.domain.event.CartEvent.CartCleared;
import dev.cartlog.domain.event.CartEvent.CartCreated;
import dev.cartlog.domain.event.CartEvent.CartExpired;
import dev.cartlog.domain.event.CartEvent.CartMergeClaimed;
import dev.cartlog.domain.event.CartEvent.CartMergeRejected;
import dev.cartlog.domain.event.CartEvent.CartMergeReleased;
import dev.cartlog.domain.event.CartEvent.CartMergeRequested;
import dev.cartlog.domain.event.CartEvent.CartMergeReverted;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.event.CartEvent.CartMergedInto;
import dev.cartlog.domain.event.CartEvent.CartOrdered;
import dev.cartlog.domain.event.CartEvent.LineItemAdded;
import dev.cartlog.domain.event.CartEvent.LineItemQuantityChanged;
import dev.cartlog.domain.event.CartEvent.LineItemRemoved;
import dev.cartlog.domain.event.CartEvent.LineItemRepriced;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.MergeCaps;
import dev.cartlog.domain.merge.MergeOutcome;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads events back from the text that auditors see. */
final class EventJson {
    private final JsonNode json;

    private EventJson(JsonNode json) {
        this.json = json;
    }

    static RecordedEvent read(JsonNode json) {
        return new RecordedEvent(meta(json.get("meta")), new EventJson(json).event());
    }

    private static EventMeta meta(JsonNode m) {
        JsonNode actor = m.get("actor");
        return new EventMeta(
                UUID.fromString(m.get("eventId").asString()),
                CartId.of(m.get("cartId").asString()),
                new CartVersion(m.get("version").asLong()),
                Instant.parse(m.get("occurredAt").asString()),
                new Actor(
                        Actor.Type.valueOf(actor.get("type").asString()),
                        actor.get("id").asString()),
                m.get("commandId").asString(),
                m.get("commandFingerprint").asString(),
                m.get("correlationId").asString(),
                m.get("causationId").asString(),
                m.get("previousHash").asString(),
                m.get("hash").asString());
    }

    private CartEvent event() {
        return switch (text("type")) {
            case "CartCreated" -> new CartCreated(text("store"), text("currency"), owner(), savedFrom());
            case "LineItemAdded" ->
                new LineItemAdded(
                        lineId(),
                        new Sku(text("sku")),
                        text("name"),
                        attributes(json),
                        quantity("quantity"),
                        money(json.get("unitPrice")));
            case "LineItemQuantityChanged" ->
                new LineItemQuantityChanged(lineId(), quantity("previousQuantity"), quantity("quantity"));
            case "LineItemRemoved" -> new LineItemRemoved(lineId(), quantity("quantity"));
            case "LineItemRepriced" ->
                new LineItemRepriced(lineId(), money(json.get("previousUnitPrice")), money(json.get("unitPrice")));
            case "CartCleared" -> new CartCleared();
            case "CartCheckedOut" ->
                new CartCheckedOut(uuid("checkoutId"), lines("lines"), money(json.get("subtotal")));
            case "CartCheckoutReleased" -> new CartCheckoutReleased(uuid("checkoutId"), text("reason"));
            case "CartOrdered" -> new CartOrdered(uuid("checkoutId"), text("orderId"));
            case "CartExpired" -> new CartExpired(Instant.parse(text("idleSince")));
            default -> mergeEvent();
        };
    }

    private CartEvent mergeEvent() {
        return switch (text("type")) {
            case "CartMergeRequested" ->
                new CartMergeRequested(
                        uuid("mergeId"), attempt(), cartId("guestCartId"), cartPolicy(), quantityPolicy());
            case "CartMergeClaimed" ->
                new CartMergeClaimed(
                        uuid("mergeId"),
                        attempt(),
                        cartId("customerCartId"),
                        new CartVersion(json.get("version").asLong()),
                        lines("lines"));
            case "CartMerged" -> merged();
            case "CartMergeRejected" -> new CartMergeRejected(uuid("mergeId"), attempt(), text("reason"));
            case "CartMergeReleased" -> new CartMergeReleased(uuid("mergeId"), attempt(), text("reason"));
            case "CartMergedInto" -> new CartMergedInto(uuid("mergeId"), cartId("customerCartId"));
            case "CartMergeReverted" -> new CartMergeReverted(uuid("mergeId"), lines("lines"), cartId("savedCartId"));
            default -> throw new IllegalArgumentException("no event is called " + text("type"));
        };
    }

    private CartMerged merged() {
        Map<Sku, Money> prices = new HashMap<>();
        json.get("prices").properties().forEach(p -> prices.put(new Sku(p.getKey()), money(p.getValue())));
        return new CartMerged(
                uuid("mergeId"),
                attempt(),
                json.get("ruleVersion").asInt(),
                cartId("guestCartId"),
                cartPolicy(),
                quantityPolicy(),
                lines("customerLines"),
                lines("guestLines"),
                caps(json.get("caps")),
                prices,
                json.get("outcomes").valueStream().map(EventJson::outcome).toList(),
                lines("lines"));
    }

    private static MergeCaps caps(JsonNode caps) {
        Map<Sku, MergeCaps.ItemCap> items = new HashMap<>();
        caps.get("items").properties().forEach(p -> items.put(new Sku(p.getKey()), itemCap(p.getValue())));
        return new MergeCaps(
                caps.get("lineLimit").asInt(),
                new Quantity(caps.get("perLineMaximum").asInt()),
                items);
    }

    private static MergeCaps.ItemCap itemCap(JsonNode item) {
        return new MergeCaps.ItemCap(
                item.get("available").asLong(),
                item.get("backorderable").asBoolean(),
                new Quantity(item.get("minQuantity").asInt()),
                new Quantity(item.get("maxQuantity").asInt()),
                item.get("active").asBoolean());
    }

    private static MergeOutcome outcome(JsonNode outcome) {
        return new MergeOutcome(
                new LineId(outcome.get("lineId").asString()),
                new Sku(outcome.get("sku").asString()),
                MergeOutcome.Kind.valueOf(outcome.get("outcome").asString()),
                new Quantity(outcome.get("requested").asInt()),
                new Quantity(outcome.get("granted").asInt()),
                outcome.has("reason")
                        ? Optional.of(MergeOutcome.Reason.valueOf(
                                outcome.get("reason").asString()))
                        : Optional.empty());
    }

    private Owner owner() {
        return text("ownerType").equals("GUEST")
                ? new Owner.Guest(text("guestTokenHash"))
                : new Owner.Customer(text("customerId"));
    }

    private Optional<UUID> savedFrom() {
        return json.has("savedFromMergeId") ? Optional.of(uuid("savedFromMergeId")) : Optional.empty();
    }

    private String text(String field) {
        return json.get(field).asString();
    }

    private UUID uuid(String field) {
        return UUID.fromString(text(field));
    }

    private CartId cartId(String field) {
        return CartId.of(text(field));
    }

    private LineId lineId() {
        return new LineId(text("lineId"));
    }

    private int attempt() {
        return json.get("attempt").asInt();
    }

    private CartPolicy cartPolicy() {
        return CartPolicy.valueOf(text("cartPolicy"));
    }

    private QuantityPolicy quantityPolicy() {
        return QuantityPolicy.valueOf(text("quantityPolicy"));
    }

    private Quantity quantity(String field) {
        return new Quantity(json.get(field).asInt());
    }

    private List<CartLine> lines(String field) {
        return json.get(field).valueStream().map(EventJson::line).toList();
    }

    static CartLine line(JsonNode line) {
        return new CartLine(
                new LineId(line.get("lineId").asString()),
                new Sku(line.get("sku").asString()),
                line.get("name").asString(),
                attributes(line),
                new Quantity(line.get("quantity").asInt()),
                money(line.get("unitPrice")),
                Instant.parse(line.get("addedAt").asString()));
    }

    static Attributes attributes(JsonNode owner) {
        return owner.has("attributes")
                ? Attributes.of(owner.get("attributes")
                        .propertyStream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().asString())))
                : Attributes.NONE;
    }

    static Money money(JsonNode money) {
        return new Money(
                money.get("amountMinor").asLong(), money.get("currency").asString());
    }
}
