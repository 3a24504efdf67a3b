package org.lockwright.parser.tree;

import org.lockwright.parser.source.Span;

/**
 * One named member of a struct or union.
 *
 * @param name the member's name
 * @param type its type as C spells it, without the name: {@code "kmutex_t *volatile"}
 * @param declaration the whole member declaration, the {@code ;} included; members declared together share it
 * @param nameSpan the name itself
 */
public record FieldDef(String name, String type, Span declaration, Span nameSpan) {
}
