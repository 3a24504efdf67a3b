package org.lockwright.parser.tree;

import org.lockwright.parser.source.Span;

/**
 * A branch of a conditional group, taken or left out.
 *
 * @param path the file
 * @param span the bytes between the directive that opens the branch and the one that ends it
 * @param condition the directive that opens the branch, as written, white space folded
 */
public record Region(String path, Span span, String condition) {
}
