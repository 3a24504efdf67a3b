package org.lockwright.parser.keys;

import java.util.List;
import java.util.Optional;
import org.lockwright.parser.tree.StructDef;

/**
 * Every locking key of one file.
 *
 * @param structs the structs a legend applies to, in source order
 * @param unparsed the legends that could not be used, in source order
 */
public record FileKeys(List<KeyedStruct> structs, List<UnparsedLegend> unparsed) {

    public FileKeys {
        structs = List.copyOf(structs);
        unparsed = List.copyOf(unparsed);
    }

    /** What is known of {@code def}; empty when no legend applies to it. */
    public Optional<KeyedStruct> of(StructDef def) {
        return structs.stream().filter(s -> s.def().equals(def)).findFirst();
    }
}
