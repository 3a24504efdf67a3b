package org.lockwright.parser.keys;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;

/**
 * A struct with the legend that applies to it and what its fields say.
 *
 * @param def the struct
 * @param legend the legend in force
 * @param scope why that legend applies
 * @param marks the marks, in field order; members declared together have one each, with the same span
 * @param strays comments of a mark's form whose keys the legend does not have
 * @param doubles further marks of members that have one already
 * @param accessors marks on {@code #define}s inside the struct that name a part of a member; {@link Mark#field} is the macro's name
 * @param parts marks in comments that name a part of a member; {@link Mark#field} is what they name, {@code "sc_dk.dk_openmask"}
 * @param coveredFields members without a mark that need none: inside a marked inner struct, or such a struct whose members are marked
 * @param unmarkedFields all other members without a mark
 * @param accessedFields members that an accessor with a mark names a part of
 */
public record KeyedStruct(StructDef def, Legend legend, Scope scope, List<Mark> marks, List<Mark> strays,
        List<Mark> doubles, List<Mark> accessors, List<Mark> parts, List<String> coveredFields, List<String> unmarkedFields,
        Set<String> accessedFields) {

    public KeyedStruct {
        marks = List.copyOf(marks);
        strays = List.copyOf(strays);
        doubles = List.copyOf(doubles);
        accessors = List.copyOf(accessors);
        parts = List.copyOf(parts);
        coveredFields = List.copyOf(coveredFields);
        unmarkedFields = List.copyOf(unmarkedFields);
        accessedFields = Set.copyOf(accessedFields);
    }

    /** Number of marked members. */
    public int marked() {
        return marks.size();
    }

    /** Number of members that have or need a mark. */
    public int total() {
        return marks.size() + unmarkedFields.size();
    }

    /** The mark of {@code field}, one of {@code def}'s; a name that several branches declare has a mark for each, or for some. */
    public Optional<Mark> mark(FieldDef field) {
        List<FieldDef> named = def.fields().stream().filter(f -> f.name().equals(field.name())).toList();
        return marks.stream().filter(m -> m.field().equals(field.name()))
                .filter(m -> named.size() < 2 || nearest(named, m).equals(field)).findFirst();
    }

    private static FieldDef nearest(List<FieldDef> named, Mark mark) {
        return named.stream().min(Comparator.comparingInt(f -> Math.abs(f.declaration().end() - mark.span().start()))).orElseThrow();
    }

    /** The first mark of the member {@code field}. */
    public Optional<Mark> mark(String field) {
        return marks.stream().filter(m -> m.field().equals(field)).findFirst();
    }
}
