package org.lockwright.parser.keys;

import java.util.List;
import java.util.Optional;
import org.lockwright.parser.tree.StructDef;

/**
 * Every locking key of one file.
 *
 * @param structs the structs a legend applies to, in source order
 * @param variables the file's variables that carry a mark, in source order
 * @param flags the flag words whose bits have locks of their own, in source order
 * @param notes what "Locking notes" say, in source order
 * @param orders the lock orders that comments declare, in source order
 * @param unparsed the legends that could not be used, in source order
 */
public record FileKeys(List<KeyedStruct> structs, List<MarkedVariable> variables, List<FlagLegend> flags, List<Note> notes,
        List<DeclaredOrder> orders, List<UnparsedLegend> unparsed) {

    public FileKeys {
        structs = List.copyOf(structs);
        variables = List.copyOf(variables);
        flags = List.copyOf(flags);
        notes = List.copyOf(notes);
        orders = List.copyOf(orders);
        unparsed = List.copyOf(unparsed);
    }

    /** Keys of structs only. */
    public FileKeys(List<KeyedStruct> structs, List<UnparsedLegend> unparsed) {
        this(structs, List.of(), List.of(), List.of(), List.of(), unparsed);
    }

    /** What is known of {@code def}; empty when no legend applies to it. */
    public Optional<KeyedStruct> of(StructDef def) {
        return structs.stream().filter(s -> s.def().equals(def)).findFirst();
    }
}
