package org.lockwright.rules.rewrite;

import org.lockwright.parser.source.Span;

/**
 * One replacement of bytes in one file.
 *
 * @param path the file, relative to the folder above {@code sys/}
 * @param span the bytes replaced; empty for an insertion
 * @param expected what those bytes must be, as Latin-1 characters
 * @param replacement what stands there afterwards, as Latin-1 characters
 * @param rule id of the rule that asks for it
 */
public record Edit(String path, Span span, String expected, String replacement, String rule) implements Comparable<Edit> {

    @Override
    public int compareTo(Edit other) {
        int byPath = path.compareTo(other.path);
        return byPath != 0 ? byPath : span.compareTo(other.span);
    }
}
