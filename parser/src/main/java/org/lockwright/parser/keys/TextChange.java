package org.lockwright.parser.keys;

import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;

/**
 * One replacement of bytes in a file, all of them in comments or the white space beside them.
 *
 * @param span the bytes replaced; empty for an insertion
 * @param expected what those bytes are, as Latin-1 characters
 * @param replacement what stands there afterwards, as Latin-1 characters
 */
public record TextChange(Span span, String expected, String replacement) {

    static TextChange of(SourceText source, int start, int end, String replacement) {
        Span span = new Span(start, end);
        return new TextChange(span, source.slice(span), replacement);
    }
}
