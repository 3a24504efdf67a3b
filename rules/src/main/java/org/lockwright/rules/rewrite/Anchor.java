package org.lockwright.rules.rewrite;

import java.util.Optional;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.rules.program.FieldId;

/**
 * What a rule accounts for each mention of: a field, or a function.
 *
 * @param word its name in the text
 * @param field the field; empty for a function
 */
record Anchor(String word, Optional<FieldId> field) {

    /** The field {@code id}. */
    static Anchor of(FieldId id) {
        return new Anchor(id.name(), Optional.of(id));
    }

    /** Reads {@code "tag.name"} or {@code "name()"}. */
    static Anchor parse(String text) {
        return text.endsWith("()") ? new Anchor(text.substring(0, text.length() - 2), Optional.empty()) : of(FieldId.parse(text));
    }

    /** Whether {@code node} is a use of it; an unresolved field is none. */
    boolean isUsedBy(Node node) {
        return field.isPresent() ? node.kind() == Kind.FIELD && field.get().isReferredToBy(node)
                : node.kind() == Kind.NAME && node.text().equals(word) && !(node.symbol().orElse(null) instanceof Symbol.Variable);
    }

    /** Whether {@code node}, which bears the name, declares it. */
    boolean isDeclaredBy(Node node) {
        Symbol symbol = node.symbol().orElse(null);
        return field.isPresent() ? symbol instanceof Symbol.Field f && f.tag().equals(field.get().tag()) : symbol instanceof Symbol.Function;
    }

    /** Where the name of {@code use} stands; all of it if the tree keeps no place for the name. */
    static Node.NamePlace place(Node use) {
        return use.name().orElseGet(() -> new Node.NamePlace(use.path(), use.span(), use.origin()));
    }

    /** What is declared, in words. */
    String what() {
        return field.isPresent() ? "the field's declaration" : "the function's declaration";
    }
}
