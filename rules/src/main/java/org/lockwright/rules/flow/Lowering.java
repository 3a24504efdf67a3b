package org.lockwright.rules.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Unit;

/** Lowers the syntax tree of a unit to control-flow graphs; never throws for what the unit holds. */
public final class Lowering {

    private static final Set<String> ASSERTIONS = Set.of("KASSERT", "KASSERTMSG", "KDASSERT", "KDASSERTMSG");

    private Lowering() {
    }

    /**
     * The flows of {@code unit}; call it on a thread with a big stack.
     *
     * @param macroRows macros and variables whose uses are calls, not what they expand to or hold
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
        Mentions mentions = names.mentions();
        return new UnitFlows(unit.path(), flows, Tables.of(names, declarations, mentions), registrations(flows, mentions), structs(unit),
                assertions(unit, names), gaps,
                names.fieldTypes());
    }

    private static List<UnitFlows.Registration> registrations(List<Flow> flows, Mentions mentions) {
        List<UnitFlows.Registration> out = new ArrayList<>();
        for (Flow flow : flows) {
            flow.blocks().stream().flatMap(b -> b.steps().stream()).filter(Step.Call.class::isInstance).map(Step.Call.class::cast).forEach(call -> {
                for (int i = 0; i < call.arguments().size(); i++) {
                    if (call.arguments().get(i) instanceof Expr.FunctionRef f) {
                        out.add(new UnitFlows.Registration(call.name() + "(arg" + i + ")", f.function(), mentions.macros(call.place())));
                    }
                }
            });
        }
        return out;
    }

    private static List<Place> assertions(Unit unit, UnitNames names) {
        return unit.macroUses().stream().filter(use -> ASSERTIONS.contains(use.name())).map(use -> names.place(use.path(), use.span())).toList();
    }

    private static Map<String, List<String>> structs(Unit unit) {
        Map<String, List<String>> out = new TreeMap<>();
        unit.structs().forEach(s -> out.putIfAbsent(s.tag(), s.fields().stream().map(FieldDef::name).toList()));
        return out;
    }
}
