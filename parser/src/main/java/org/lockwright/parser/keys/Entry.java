package org.lockwright.parser.keys;

import org.lockwright.parser.source.Span;

/**
 * One line of a legend with its continuation lines: what a key means.
 *
 * @param key the key without its punctuation and white space: {@code "k"}, {@code "::"} is written {@code ":"}, {@code "i+u"}
 * @param text the meaning, continuation lines joined by one space; may be empty
 * @param span from the key's first byte (its parenthesis included) to the end of the last line's text
 */
public record Entry(String key, String text, Span span) {
}
