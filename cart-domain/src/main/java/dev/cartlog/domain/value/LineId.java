package dev.cartlog.domain.value;

import dev.cartlog.domain.json.JsonWriter;

/**
 * Names a line by what it holds: the same SKU with the same attributes is the same line on the server, in a
 * storefront that is offline, and in a merge.
 */
public record LineId(String value) {

    /** The first 22 base64url characters of SHA-256 over the canonical JSON of {@code {"attributes":…,"sku":…}}. */
    public static LineId of(Sku sku, Attributes attributes) {
        JsonWriter json = new JsonWriter();
        json.object(o -> o.object("attributes", a -> attributes.values().forEach(a::string))
                .string("sku", sku.value()));
        return new LineId(Sha256.shortText(json.toString()));
    }

    @Override
    public String toString() {
        return value;
    }
}
