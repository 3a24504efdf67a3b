package org.lockwright.rules.program;

import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;

/**
 * A field of a struct, as packs and legends name it.
 *
 * @param tag the struct's tag
 * @param name the field
 */
public record FieldId(String tag, String name) implements Comparable<FieldId> {

    /** Reads {@code "tag.name"}. */
    public static FieldId parse(String text) {
        int dot = text.indexOf('.');
        if (dot <= 0 || dot == text.length() - 1) {
            throw new IllegalArgumentException("not a field: '" + text + "'; write it as tag.name");
        }
        return new FieldId(text.substring(0, dot), text.substring(dot + 1));
    }

    /** Whether {@code node} is a reference to this field; an unresolved one is not. */
    public boolean isReferredToBy(Node node) {
        return node.symbol().orElse(null) instanceof Symbol.Field field
                && field.name().equals(name)
                && field.tag().equals(tag);
    }

    @Override
    public int compareTo(FieldId other) {
        int c = tag.compareTo(other.tag);
        return c != 0 ? c : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return tag + "." + name;
    }
}
