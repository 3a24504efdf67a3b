package org.lockwright.rules.convert;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.OverlayTree;
import org.lockwright.rules.rewrite.Edit;
import org.lockwright.rules.rewrite.EditSet;
import org.lockwright.rules.rewrite.EditSource;
import org.lockwright.rules.rewrite.RuleResult;

/** A tree as the rules of a pack would leave it, without making a series. */
public final class ConvertedTree {

    private ConvertedTree() {
    }

    /** {@code tree} after the rules of {@code pack} on software interrupts, of ports only {@code port}'s. */
    public static SourceTree of(SourceTree tree, Pack pack, String port, EditSource source) {
        OverlayTree out = OverlayTree.on(tree);
        for (Rewrite rule : pack.rewrites()) {
            if (rule instanceof Rewrite.SoftintStep) {
                out = applied(out, source.run(rule, "", out));
            } else if (rule instanceof Rewrite.SoftintPorts && source.parts(rule).stream().anyMatch(p -> p.name().equals(port))) {
                out = applied(out, source.run(rule, port, out));
            }
        }
        return out;
    }

    private static OverlayTree applied(OverlayTree tree, RuleResult result) {
        Map<String, List<Edit>> byPath = result.edits().stream().distinct()
                .collect(Collectors.groupingBy(Edit::path, TreeMap::new, Collectors.toList()));
        List<SourceText> after = byPath.entrySet().stream()
                .map(e -> EditSet.of(e.getValue()).apply(tree.read(e.getKey()).orElseThrow())).toList();
        return tree.with(after);
    }
}
