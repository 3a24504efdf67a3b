package org.lockwright.parser.keys;

import java.util.List;
import org.lockwright.parser.source.Span;

/**
 * The key or keys written in one field's comment.
 *
 * @param field the member's name
 * @param keys the single keys in order; empty where the comment says that no key applies ({@code "/*  : padding"})
 * @param operator what joins them: one of {@code , & + | /}, a space for {@code (a) (b)}, or empty for fewer than two keys
 * @param text the comment after the mark, its lines joined by one space; may be empty
 * @param span the bytes of the mark itself, its punctuation included: {@code (k)}, {@code l, p:}
 * @param place where it stands
 */
public record Mark(String field, List<String> keys, String operator, String text, Span span, MarkPlace place) {

    public Mark {
        keys = List.copyOf(keys);
    }

    /** This mark, said of {@code name} at {@code newPlace}. */
    Mark of(String name, MarkPlace newPlace) {
        return new Mark(name, keys, operator, text, span, newPlace);
    }

    /** The keys as one reads them: {@code "a,l"}, {@code "b cr"}; empty where the comment says that no key applies. */
    public String spelling() {
        return String.join(operator.isEmpty() ? " " : operator, keys);
    }
}
