package org.lockwright.rules.rewrite;

import java.util.Comparator;
import java.util.List;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;

/**
 * What stands in place of one run of bytes: new text and parts of the old text in order. Parts may hold further replacements.
 *
 * @param path the file
 * @param whole the bytes replaced
 * @param segments what replaces them
 */
record Replacement(String path, Span whole, List<Segment> segments) {

    /** A piece of the new text. */
    sealed interface Segment {
    }

    /** Text as it stands. */
    record Text(String text) implements Segment {
    }

    /** Old bytes, with the replacements inside them done. */
    record Old(Span span) implements Segment {
    }

    Replacement {
        segments = List.copyOf(segments);
    }

    /** Edits for those of {@code all} that lie in no other, each with the inner ones folded in. */
    static List<Edit> edits(SourceText source, List<Replacement> all, String rule) {
        return outermost(all, new Span(0, source.length()), null).stream()
                .map(r -> new Edit(r.path, r.whole, source.slice(r.whole), r.render(source, all), rule))
                .toList();
    }

    private String render(SourceText source, List<Replacement> all) {
        StringBuilder out = new StringBuilder();
        for (Segment segment : segments) {
            if (segment instanceof Text t) {
                out.append(t.text());
            } else if (segment instanceof Old old) {
                out.append(old(source, old.span(), all));
            }
        }
        return out.toString();
    }

    private String old(SourceText source, Span span, List<Replacement> all) {
        StringBuilder out = new StringBuilder();
        int at = span.start();
        for (Replacement inner : outermost(all, span, this)) {
            out.append(source.text(), at, inner.whole.start()).append(inner.render(source, all));
            at = inner.whole.end();
        }
        return out.append(source.text(), at, span.end()).toString();
    }

    /** The replacements within {@code span} that lie in no other one within it, in order; {@code outer} itself left out. */
    private static List<Replacement> outermost(List<Replacement> all, Span span, Replacement outer) {
        List<Replacement> inside = all.stream()
                .filter(r -> r != outer && span.contains(r.whole))
                .sorted(Comparator.comparing((Replacement r) -> r.whole.start()).thenComparing(r -> -r.whole.end()))
                .toList();
        java.util.ArrayList<Replacement> out = new java.util.ArrayList<>();
        int end = span.start();
        for (Replacement r : inside) {
            if (r.whole.start() >= end) {
                out.add(r);
                end = r.whole.end();
            } else if (r.whole.end() > end) {
                throw new IllegalStateException("replacements overlap in " + r.path + " at " + r.whole.start());
            }
        }
        return out;
    }
}
