package org.lockwright.rules.program;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;

/**
 * A file and the structs it defines.
 *
 * @param source the file
 * @param structs its structs, by place
 */
public record FileStructs(SourceText source, List<StructDef> structs) {

    public FileStructs {
        structs = List.copyOf(structs);
    }

    /**
     * The structs of {@code active}, which are those of one configuration, and of {@code every}, read with every branch taken.
     *
     * <p>Where both have a struct, that of {@code every} counts if it lost no member.
     */
    static FileStructs merge(SourceText source, List<StructDef> active, List<StructDef> every) {
        Map<Integer, StructDef> byPlace = new TreeMap<>();
        Map<Integer, StructDef> taken = new HashMap<>();
        active.forEach(s -> taken.put(s.span().start(), s));
        every.forEach(s -> byPlace.put(s.span().start(), s));
        taken.forEach((start, s) -> byPlace.merge(start, s, (e, a) -> names(e).containsAll(names(a)) ? e : a));
        return new FileStructs(source, byPlace.values().stream()
                .sorted(Comparator.comparingInt((StructDef s) -> s.span().start())).toList());
    }

    private static java.util.Set<String> names(StructDef s) {
        return s.fields().stream().map(FieldDef::name).collect(Collectors.toSet());
    }
}
