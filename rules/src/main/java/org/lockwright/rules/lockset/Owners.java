package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Step;

/**
 * Members of a part of an object that point back at the whole, as {@code so->so_rcv.sb_so} does at {@code so}: every store that is seen puts the
 * whole there, or none is seen and the types say so.
 */
final class Owners {

    private final FieldTypes types;
    private final Set<String> back = new HashSet<>();
    private final Set<String> other = new HashSet<>();
    private final Map<String, List<Handed>> handed = new TreeMap<>();

    /** A store of one parameter of {@code function} into {@code member} of the object that another one points to. */
    private record Handed(String member, int part, int whole) {
    }

    Owners(ProgramAnalysis program, FieldTypes types) {
        this.types = types;
        program.facts().values().forEach(f -> stores(f.flow()));
        program.facts().values().forEach(f -> calls(f.flow()));
    }

    /** Looks what calls hand to functions that store it. */
    private void calls(Flow flow) {
        flow.blocks().forEach(b -> b.steps().forEach(s -> {
            if (s instanceof Step.Call c) {
                handed.getOrDefault(c.name(), List.of()).forEach(h -> {
                    boolean has = c.arguments().size() > Math.max(h.part, h.whole);
                    (has && isPart(c.arguments().get(h.part), c.arguments().get(h.whole)) ? back : other).add(h.member);
                });
            }
        }));
    }

    private static boolean isPart(Expr part, Expr whole) {
        return part instanceof Expr.Address a && a.place() instanceof Expr.Target.Member of && of.object().equals(whole);
    }

    private void stores(Flow flow) {
        flow.blocks().forEach(b -> b.steps().forEach(s -> {
            if (s instanceof Step.Assign a && a.target() instanceof Expr.Target.Member m) {
                String name = m.tag() + "." + m.field();
                if (m.object() instanceof Expr.Local part && a.value() instanceof Expr.Local whole && Math.max(part.variable(), whole.variable()) < flow.parameters()) {
                    handed.computeIfAbsent(flow.function().name(), k -> new ArrayList<>()).add(new Handed(name, part.variable(), whole.variable()));
                } else {
                    (isPart(m.object(), a.value()) ? back : other).add(name);
                }
            }
        }));
    }

    /** {@code term} with each way to a part and back left out. */
    Term plain(Term term) {
        return term.map(t -> {
            boolean loaded = t.kind() == Term.Kind.LOAD && t.first().kind() == Term.Kind.MEMBER && t.first().first().kind() == Term.Kind.MEMBER;
            return loaded && isBack(t.first().tag(), t.first().name(), t.first().first().tag()) ? plain(t.first().first().first()) : null;
        });
    }

    private boolean isBack(String part, String member, String whole) {
        String name = part + "." + member;
        boolean typed = !part.equals(whole) && types.isPointer(part, member) && types.target(part, member).filter(whole::equals).isPresent();
        return typed && !other.contains(name) && (back.contains(name) || !name.endsWith("_next"));
    }
}
