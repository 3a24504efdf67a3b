package org.lockwright.parser.tree;

import java.util.List;
import org.lockwright.parser.source.Span;

/**
 * The definition of a struct or union, as written in one file.
 *
 * @param path file it is defined in, as in {@link org.lockwright.parser.source.SourceTree}
 * @param span the whole definition, from {@code struct} or {@code union} to the closing brace
 * @param tag the tag; for an anonymous one the typedef or variable it declares, else {@code "(anonymous)"}
 * @param fields the named members in order; members of unnamed inner structs and unions are listed in place
 * @param unread member declarations whose names could not be told
 */
public record StructDef(String path, Span span, String tag, List<FieldDef> fields, List<Span> unread) {

    public StructDef {
        fields = List.copyOf(fields);
        unread = List.copyOf(unread);
    }

    /** A struct of which every member was read. */
    public StructDef(String path, Span span, String tag, List<FieldDef> fields) {
        this(path, span, tag, fields, List.of());
    }
}
