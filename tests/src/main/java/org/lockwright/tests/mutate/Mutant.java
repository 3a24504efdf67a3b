package org.lockwright.tests.mutate;

import java.util.Set;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;

/**
 * One seeded fault: a text edit of one file.
 *
 * @param operator its kind
 * @param path the file
 * @param span the bytes that are replaced
 * @param replacement what stands there instead
 * @param function the function around it; empty for a mark in a header
 * @param about the class of the lock, or the field, that it is about
 * @param names what a finding about it may call that: class, name, spelling
 */
public record Mutant(Operator operator, String path, Span span, String replacement, String function, String about, Set<String> names)
        implements Comparable<Mutant> {

    public Mutant {
        names = Set.copyOf(names);
    }

    /** {@code original} with this fault in it. */
    public SourceText in(SourceText original) {
        String text = original.text();
        return SourceText.ofLatin1(path, text.substring(0, span.start()) + replacement + text.substring(span.end()));
    }

    /** Where it is, for people. */
    public String place() {
        return path + (function.isEmpty() ? ":" + about : ":" + function);
    }

    @Override
    public int compareTo(Mutant o) {
        int c = operator.compareTo(o.operator);
        c = c != 0 ? c : path.compareTo(o.path);
        c = c != 0 ? c : span.compareTo(o.span);
        return c != 0 ? c : replacement.compareTo(o.replacement);
    }
}
