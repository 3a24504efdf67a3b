package org.lockwright.rules.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Unit;

/** Lowers the syntax tree of a unit to control-flow graphs; never throws for what the unit holds. */
public final class Lowering {

    private Lowering() {
    }

    /**
     * The flows of {@code unit}; call it on a thread with a big stack.
     *
     * @param macroRows macros whose uses are calls, not what they expand to
     * @param texts gives the text of a header
     */
    public static UnitFlows of(Unit unit, Set<String> macroRows, Function<String, Optional<SourceText>> texts) {
        UnitNames names = new UnitNames(unit, macroRows, texts);
        List<Node> declarations = new ArrayList<>(unit.headerDeclarations());
        declarations.addAll(unit.declarations());
        List<Flow> flows = new ArrayList<>();
        Map<String, String> gaps = new TreeMap<>();
        for (Node d : declarations) {
            if (d.kind() == Kind.FUNCTION) {
                try {
                    flows.add(FunctionLowering.of(names, d));
                } catch (RuntimeException | StackOverflowError e) {
                    gaps.put(d.text(), "lowering failed: " + e);
                }
            }
        }
        return new UnitFlows(unit.path(), flows, Tables.of(names, declarations), gaps, names.fieldTypes());
    }
}
