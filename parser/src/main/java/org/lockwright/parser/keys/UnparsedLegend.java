package org.lockwright.parser.keys;

import org.lockwright.parser.source.Span;

/**
 * A comment that announces a legend which could not be used.
 *
 * @param path file it stands in, as in {@link org.lockwright.parser.source.SourceTree}
 * @param span the whole comment
 * @param reason why, in a few words
 */
public record UnparsedLegend(String path, Span span, String reason) {
}
