package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Optional;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.StructDef;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.program.Parsing;

/** One header that rules edit, parsed as a unit of its own. */
record Declarations(SourceText source, Unit unit) {

    /** The header {@code path} of the workspace's tree; empty if the tree has none. */
    static Optional<Declarations> of(Workspace workspace, String path) {
        Optional<SourceText> text = workspace.tree().read(path);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Configuration configuration = workspace.configurations().get(0);
        Parsing parsing = workspace.parsing(configuration, HeaderInterest.none());
        return Optional.of(new Declarations(text.get(), parsing.units(List.of(path)).get(0)));
    }

    /** The header the pack gives for a struct. */
    static String headerOf(Pack pack, String tag) {
        return pack.structs().stream().filter(s -> s.tag().equals(tag)).map(Pack.KeyedStruct::header).findFirst().orElse("");
    }

    /** The definition of {@code struct tag} in this header. */
    Optional<StructDef> struct(String tag) {
        return unit.structs().stream().filter(s -> s.tag().equals(tag) && s.path().equals(source.path())).findFirst();
    }

    /** The declaration of a field in this header. */
    Optional<FieldDef> field(FieldId id) {
        return struct(id.tag()).flatMap(s -> s.fields().stream().filter(f -> f.name().equals(id.name())).findFirst());
    }
}
