package dev.cartlog.acceptance.json;

import tools.jackson.databind.JsonNode;

/** Lays JSON out so that what fits on a line stays on a line: a cart's line reads as one. */
public final class PrettyJson {
    private static final String INDENT = "  ";

    private final int width;

    /** @param width columns to fit into */
    public PrettyJson(int width) {
        this.width = width;
    }

    /** The text, its first line without indentation, the following ones indented below it. */
    public String of(JsonNode node) {
        StringBuilder out = new StringBuilder();
        write(node, "", 0, out);
        return out.toString();
    }

    private void write(JsonNode node, String indent, int used, StringBuilder out) {
        String flat = node.toString();
        if (node.isValueNode() || node.isEmpty() || indent.length() + used + flat.length() <= width) {
            out.append(flat);
            return;
        }
        String deeper = indent + INDENT;
        out.append(node.isObject() ? '{' : '[');
        if (node.isObject()) {
            node.properties().forEach(field -> {
                String name = "\"" + field.getKey() + "\": ";
                out.append('\n').append(deeper).append(name);
                write(field.getValue(), deeper, name.length() + 1, out);
                out.append(',');
            });
        } else {
            node.forEach(element -> {
                out.append('\n').append(deeper);
                write(element, deeper, 1, out);
                out.append(',');
            });
        }
        out.setLength(out.length() - 1);
        out.append('\n').append(indent).append(node.isObject() ? '}' : ']');
    }
}
