package org.lockwright.parser.tree;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.source.SourceText;

/**
 * One C file under one configuration, as lockwright sees it.
 *
 * @param source the file's text
 * @param configuration the configuration's name
 * @param declarations what the file itself declares at file scope, in order
 * @param headerDeclarations what the headers of interest declare, in the order met; see {@link HeaderInterest}
 * @param structs struct and union definitions of the file and of the headers of interest
 * @param macroUses macro uses in the file's own text and in the headers of interest, in the order met
 * @param inactive branches left out, in the file and in the headers of interest
 * @param active conditional branches taken, in the same files, outer ones before those inside them
 * @param headers every header that was read for it, sorted
 * @param gaps everything not understood, in the file or in a header, sorted
 * @param counts how much was seen
 */
public record Unit(
        SourceText source,
        String configuration,
        List<Node> declarations,
        List<Node> headerDeclarations,
        List<StructDef> structs,
        List<MacroUse> macroUses,
        List<Region> inactive,
        List<Region> active,
        Set<String> headers,
        List<Gap> gaps,
        Counts counts) {

    /** The file's path. */
    public String path() {
        return source.path();
    }

    /** The innermost conditional branch that {@code node} stands in; empty for one outside all conditionals. */
    public Optional<Region> region(Node node) {
        return active.stream()
                .filter(r -> r.path().equals(node.path()) && r.span().contains(node.span()))
                .reduce((outer, inner) -> inner);
    }

    /** Gaps that lie in the file itself. */
    public List<Gap> ownGaps() {
        return gaps.stream().filter(g -> g.path().equals(path())).toList();
    }

    /**
     * How much of a unit was seen.
     *
     * @param nodes nodes adapted
     * @param fieldReferences field references in the file itself
     * @param unresolvedFields those of them that could not be resolved
     * @param inactiveBranches branches left out in the file itself
     */
    public record Counts(int nodes, int fieldReferences, int unresolvedFields, int inactiveBranches) {

        /** Counts of a unit that could not be parsed at all. */
        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }
}
