package org.lockwright.parser.keys;

import org.lockwright.parser.source.Span;

/**
 * One sentence of "Locking notes": what is protected by what, in words.
 *
 * @param subject what is protected, as written: {@code "ifv_list.list"}
 * @param text by what, its lines joined by one space
 * @param span the sentence
 */
public record Note(String subject, String text, Span span) {
}
