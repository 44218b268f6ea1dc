package dev.cartlog.command.gateway;

import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.cart.AppliedCommand;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.command.Refusal;
import dev.cartlog.domain.command.Refusal.FieldError;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.LineId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replies as peers write them to each other. Carts and events travel in the form of their records. */
final class PeerReplies {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder ENCODER = Base64.getEncoder();
    private static final Base64.Decoder DECODER = Base64.getDecoder();

    private final CartRecords records;

    PeerReplies(CartRecords records) {
        this.records = records;
    }

    byte[] write(ShardReply reply) {
        ObjectNode o = JSON.createObjectNode();
        switch (reply) {
            case ShardReply.Decided decided -> write(o, decided.outcome());
            case ShardReply.NotDecided undecided ->
                o.put("outcome", "NotDecided").put("reason", undecided.reason().name());
        }
        return JSON.writeValueAsBytes(o);
    }

    private void write(ObjectNode o, Outcome outcome) {
        o.put("outcome", outcome.getClass().getSimpleName());
        switch (outcome) {
            case Outcome.Applied applied -> {
                putCart(o, applied.cart());
                ArrayNode events = o.putArray("events");
                applied.events()
                        .forEach(event -> events.add(
                                encoded(records.event(event, Map.of()).value())));
            }
            case Outcome.Unchanged unchanged -> putCart(o, unchanged.cart());
            case Outcome.Replayed replayed ->
                // The first answer is in the cart's own memory of commands; its place there names it.
                putCart(o, replayed.cart())
                        .put("command", replayed.cart().ledger().entries().indexOf(replayed.first()));
            case Outcome.Refused refused -> {
                refused.cart().ifPresent(cart -> putCart(o, cart));
                writeRefusal(o.putObject("refusal"), refused.refusal());
            }
        }
    }

    private ObjectNode putCart(ObjectNode o, Cart cart) {
        return o.put("cart", encoded(records.state(cart).value()));
    }

    private static void writeRefusal(ObjectNode o, Refusal refusal) {
        ArrayNode errors = o.put("reason", refusal.reason().name())
                .put("detail", refusal.detail())
                .putArray("errors");
        for (FieldError error : refusal.errors()) {
            ObjectNode item = errors.addObject()
                    .put("pointer", error.pointer())
                    .put("reason", error.reason().name());
            error.lineId().ifPresent(line -> item.put("lineId", line.value()));
            error.requested().ifPresent(number -> item.put("requested", number));
            error.allowed().ifPresent(number -> item.put("allowed", number));
        }
    }

    /** @throws IllegalArgumentException when the bytes are no reply of a peer's */
    ShardReply read(byte[] bytes) {
        JsonNode o = PeerRequests.parse(bytes);
        return switch (PeerValues.text(o, "outcome")) {
            case "Applied" -> new ShardReply.Decided(new Outcome.Applied(cart(o), events(o)));
            case "Unchanged" -> new ShardReply.Decided(new Outcome.Unchanged(cart(o)));
            case "Replayed" -> new ShardReply.Decided(replayed(o));
            case "Refused" -> new ShardReply.Decided(refused(o));
            case "NotDecided" -> new ShardReply.NotDecided(Undecided.valueOf(PeerValues.text(o, "reason")));
            default -> throw new IllegalArgumentException("no such outcome");
        };
    }

    private Outcome replayed(JsonNode o) {
        Cart cart = cart(o);
        List<AppliedCommand> commands = cart.ledger().entries();
        return new Outcome.Replayed(cart, commands.get((int) PeerValues.number(o, "command")));
    }

    private Outcome refused(JsonNode o) {
        Optional<Cart> cart = o.has("cart") ? Optional.of(cart(o)) : Optional.empty();
        JsonNode refusal = PeerValues.field(o, "refusal");
        List<FieldError> errors = new ArrayList<>();
        PeerValues.field(refusal, "errors").forEach(error -> errors.add(fieldError(error)));
        return new Outcome.Refused(new Refusal(reason(refusal), PeerValues.text(refusal, "detail"), errors), cart);
    }

    private static FieldError fieldError(JsonNode o) {
        return new FieldError(
                PeerValues.text(o, "pointer"),
                reason(o),
                PeerValues.optional(o, "lineId").map(id -> new LineId(id.stringValue())),
                number(o, "requested"),
                number(o, "allowed"));
    }

    private static RefusalReason reason(JsonNode o) {
        return RefusalReason.valueOf(PeerValues.text(o, "reason"));
    }

    private static OptionalLong number(JsonNode o, String field) {
        return o.has(field) ? OptionalLong.of(PeerValues.number(o, field)) : OptionalLong.empty();
    }

    private Cart cart(JsonNode o) {
        return records.cart(DECODER.decode(PeerValues.text(o, "cart")));
    }

    private List<RecordedEvent> events(JsonNode o) {
        List<RecordedEvent> events = new ArrayList<>();
        PeerValues.field(o, "events").forEach(event -> events.add(records.event(DECODER.decode(event.stringValue()))));
        return events;
    }

    private static String encoded(byte[] value) {
        return ENCODER.encodeToString(value);
    }
}
