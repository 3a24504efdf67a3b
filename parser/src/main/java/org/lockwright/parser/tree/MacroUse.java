package org.lockwright.parser.tree;

import org.lockwright.parser.source.Span;

/**
 * One use of a macro in a file's text, expanded in this unit.
 *
 * @param name the macro
 * @param path file of the use
 * @param span the use, its argument list included
 * @param definedIn file of the definition; empty for a predefined macro
 */
public record MacroUse(String name, String path, Span span, String definedIn) {
}
