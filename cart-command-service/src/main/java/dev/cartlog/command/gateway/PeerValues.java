package dev.cartlog.command.gateway;

import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of peers' messages. Reading throws IllegalArgumentException for what no peer would write. */
final class PeerValues {
    private PeerValues() {}

    static JsonNode field(JsonNode o, String name) {
        return optional(o, name).orElseThrow(() -> new IllegalArgumentException("no field " + name));
    }

    static Optional<JsonNode> optional(JsonNode o, String name) {
        return Optional.ofNullable(o.get(name));
    }

    static String text(JsonNode o, String name) {
        JsonNode field = field(o, name);
        if (!field.isString()) {
            throw new IllegalArgumentException(name + " is no text");
        }
        return field.stringValue();
    }

    static long number(JsonNode o, String name) {
        JsonNode field = field(o, name);
        if (!field.canConvertToLong() || !field.isIntegralNumber()) {
            throw new IllegalArgumentException(name + " is no whole number");
        }
        return field.longValue();
    }

    static void writeOwner(ObjectNode o, Owner owner) {
        switch (owner) {
            case Owner.Guest guest -> o.put("guestTokenHash", guest.tokenHash());
            case Owner.Customer customer -> o.put("customerId", customer.customerId());
        }
    }

    static Owner readOwner(JsonNode o) {
        return o.has("customerId")
                ? new Owner.Customer(text(o, "customerId"))
                : new Owner.Guest(text(o, "guestTokenHash"));
    }

    static void writeAttributes(ObjectNode o, Attributes attributes) {
        ObjectNode values = o.putObject("attributes");
        attributes.values().forEach(values::put);
    }

    static Attributes readAttributes(JsonNode o) {
        Map<String, String> values = new HashMap<>();
        JsonNode attributes = field(o, "attributes");
        for (String name : attributes.propertyNames()) {
            values.put(name, text(attributes, name));
        }
        return Attributes.of(values);
    }

    static void writeLines(ObjectNode o, List<CartLine> lines) {
        ArrayNode array = o.putArray("lines");
        for (CartLine line : lines) {
            ObjectNode item = array.addObject()
                    .put("lineId", line.lineId().value())
                    .put("sku", line.sku().value())
                    .put("name", line.name())
                    .put("quantity", line.quantity().pieces())
                    .put("amountMinor", line.unitPrice().amountMinor())
                    .put("currency", line.unitPrice().currency())
                    .put("addedAt", line.addedAt().toString());
            writeAttributes(item, line.attributes());
        }
    }

    static List<CartLine> readLines(JsonNode o) {
        List<CartLine> lines = new ArrayList<>();
        for (JsonNode item : field(o, "lines")) {
            lines.add(new CartLine(
                    new LineId(text(item, "lineId")),
                    new Sku(text(item, "sku")),
                    text(item, "name"),
                    readAttributes(item),
                    Quantity.of(number(item, "quantity")),
                    new Money(number(item, "amountMinor"), text(item, "currency")),
                    Instant.parse(text(item, "addedAt"))));
        }
        return lines;
    }
}
