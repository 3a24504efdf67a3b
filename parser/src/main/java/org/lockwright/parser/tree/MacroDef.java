package org.lockwright.parser.tree;

import org.lockwright.parser.source.Span;

/**
 * A macro definition that was read in one unit.
 *
 * @param name the macro
 * @param body what stands for it, as the preprocessor keeps it
 * @param path the file that defines it
 * @param span the directive there, continuation lines included
 */
public record MacroDef(String name, String body, String path, Span span) {
}
