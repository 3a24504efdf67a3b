package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.pack.Locking;

/** Spells a lock, and calls that tell whether it is held, as C over the parameters of one function. */
final class LockText {

    private static final Pattern PATH = Pattern.compile("arg0((?:(?:->|\\.)(?:\\w+::)?\\w+)+)");
    private static final Pattern STEP = Pattern.compile("(->|\\.)(?:(\\w+)::)?(\\w+)");

    private final List<Locking.Row> tests;
    private final Map<String, Integer> arguments = new TreeMap<>();
    private final Set<String> nullable = new HashSet<>();
    /** Functions that take what their first parameter points to as it is, and do not change it. */
    private final Set<String> lookers = new HashSet<>();
    private final FieldTypes types;
    private final Map<String, String> memberTypes;

    LockText(Locking locking, ProgramAnalysis program, Map<String, String> memberTypes) {
        Map<String, List<Locking.Row>> rows = new TreeMap<>();
        locking.rows().forEach(r -> rows.computeIfAbsent(r.call(), k -> new ArrayList<>()).add(r));
        this.tests = locking.rows().stream().filter(r -> r.act() == Locking.Act.TEST && rows.get(r.call()).size() == 1).toList();
        this.types = new FieldTypes(memberTypes, List.of());
        this.memberTypes = memberTypes;
        program.facts().values().forEach(f -> count(f.flow()));
    }

    /** Notes how many arguments {@code flow} and the functions that it calls take; -1 for several numbers. */
    private void count(Flow flow) {
        if (flow.parameters() > 0 && isConst(flow.variables().get(0))) {
            lookers.add(flow.function().name());
        }
        arguments.merge(flow.function().name(), flow.parameters(), (a, n) -> a.equals(n) ? a : Integer.valueOf(-1));
        flow.blocks().forEach(b -> b.steps().forEach(s -> {
            if (s instanceof Step.Call c && !c.name().isEmpty()) {
                boolean rest = c.arguments().size() > 1 && c.arguments().stream().skip(1).allMatch(a -> a instanceof Expr.Constant n && Long.valueOf(0).equals(n.value()));
                if (rest) {
                    nullable.add(c.name());
                }
                arguments.merge(c.name(), c.arguments().size(), (a, n) -> a.equals(n) ? a : Integer.valueOf(-1));
            }
        }));
    }

    /** {@code lock} as C; empty where it cannot be said over the parameters of {@code flow}, which are what their types say. */
    Optional<String> of(Term lock, Flow flow) {
        boolean changes = isConst(lock, flow) && memberTypes.getOrDefault(lock.lockClass(), "").contains("rwlock"); // rwlock(9) wants to be able to change it
        return isSayable(lock, flow) && !changes ? Optional.of(TermText.of(lock, i -> spelt(flow, i).name())) : Optional.empty();
    }

    private boolean isSayable(Term t, Flow flow) {
        return switch (t.kind()) {
            case GLOBAL -> t.name().matches("\\w+");
            case MEMBER -> !t.name().isEmpty() && isObject(t.first(), t.tag(), flow);
            default -> false;
        };
    }

    /** Whether {@code t} is, as C, the address of a struct {@code tag} or that struct itself. */
    private boolean isObject(Term t, String tag, Flow flow) {
        return switch (t.kind()) {
            case PARAMETER -> t.number() >= 0 && t.number() < flow.parameters() && isPointer(spelt(flow, t.number()), tag);
            case THREAD -> tag.equals("lwp");
            case MEMBER, GLOBAL -> isSayable(t, flow);
            case LOAD -> (t.first().kind() == Term.Kind.MEMBER || t.first().kind() == Term.Kind.GLOBAL) && isSayable(t.first(), flow)
                    && (t.first().kind() == Term.Kind.GLOBAL || leadsTo(t.first(), tag));
            default -> false;
        };
    }

    /** Whether the type of the member at {@code member} is a pointer to the struct {@code tag}. */
    private boolean leadsTo(Term member, String tag) {
        return types.isPointer(member.tag(), member.name()) && types.target(member.tag(), member.name()).filter(tag::equals).isPresent();
    }

    private boolean isPointer(Flow.Variable variable, String tag) {
        String type = variable.type().replaceAll("\\b(?:const|volatile|restrict)\\b", "").replace(" ", "");
        boolean pointer = type.endsWith("*") && type.indexOf('*') == type.length() - 1;
        return pointer && !variable.name().isEmpty() && types.known(type.substring(0, type.length() - 1)).equals(tag);
    }

    /**
     * The variable that parameter {@code i} is best called by: where it points to what its type does not say, the one that it is put into before
     * anything is called, and that gets no other value. Whether that is where it is declared only the text tells.
     */
    private static Flow.Variable spelt(Flow flow, int i) {
        Flow.Variable own = flow.variables().get(i);
        if (i >= flow.parameters() || !own.type().contains("void") || flow.blocks().isEmpty()) {
            return own;
        }
        List<Integer> into = new ArrayList<>();
        for (Step step : flow.blocks().get(0).steps()) {
            if (step instanceof Step.Call) {
                break;
            } else if (step instanceof Step.Assign a && a.target() instanceof Expr.Target.Variable v && a.value() instanceof Expr.Local l && l.variable() == i) {
                into.add(v.variable());
            }
        }
        long values = flow.blocks().stream().flatMap(b -> b.steps().stream())
                .filter(s -> s instanceof Step.Assign a && a.target() instanceof Expr.Target.Variable v && (into.contains(v.variable()) || v.variable() == i)).count();
        return into.size() == 1 && values == 1 ? flow.variables().get(into.get(0)) : own;
    }

    private static boolean isConst(Flow.Variable variable) {
        return variable.type().matches("(?:.*\\W)?const\\W.*\\*");
    }

    /** Whether {@code object} is in what a parameter points to that the function must not change. */
    private static boolean isConst(Term object, Flow flow) {
        Term root = object.root();
        return root.kind() == Term.Kind.PARAMETER && root.number() >= 0 && root.number() < flow.variables().size() && isConst(flow.variables().get(root.number()));
    }

    /** The type of {@code lock} where it is a member. */
    String type(Term lock) {
        return lock.kind() == Term.Kind.MEMBER ? memberTypes.getOrDefault(lock.lockClass(), "") : "";
    }

    /** The parameters and variables that {@code lock} begins with. */
    static Set<String> roots(Term lock, Flow flow) {
        Set<String> out = new LinkedHashSet<>();
        for (Term t = lock; t != null; t = t.first()) {
            if (t.kind() == Term.Kind.PARAMETER && t.number() >= 0 && t.number() < flow.variables().size()) {
                out.add(flow.variables().get(t.number()).name());
            } else if (t.kind() == Term.Kind.GLOBAL) {
                out.add(t.name());
            }
        }
        return out;
    }

    /** Calls that rows name which tell whether {@code lock} is held, those whose name is a public one first. */
    List<String> tests(Term lock, boolean exclusive, Flow flow) {
        List<String> out = new ArrayList<>();
        for (Locking.Row row : tests) {
            Matcher path = PATH.matcher(row.lock());
            if (exclusive && row.mode().equals("shared")) {
                continue;
            } else if (lock.kind() == Term.Kind.GLOBAL && row.lock().equals(lock.name()) && takes(row.call(), 0)) {
                out.add(row.call() + "()");
            } else if (path.matches() && memberTypes.containsKey(lock.lockClass()) && (takes(row.call(), 1) || nullable.contains(row.call()) && arguments.getOrDefault(row.call(), 0) > 1)) {
                String rest = ", NULL".repeat(Math.max(0, arguments.getOrDefault(row.call(), 1) - 1));
                object(lock, path.group(1)).filter(o -> isArgument(o, flow) && (lookers.contains(row.call()) || !isConst(o, flow)))
                        .ifPresent(o -> out.add(row.call() + "(" + address(o) + TermText.of(o, i -> spelt(flow, i).name()) + rest + ")"));
            }
        }
        out.sort(java.util.Comparator.comparing((String s) -> s.startsWith("_")));
        return out;
    }

    private static String address(Term object) {
        return object.kind() == Term.Kind.MEMBER || object.kind() == Term.Kind.GLOBAL ? "&" : "";
    }

    private boolean takes(String call, int n) {
        return arguments.getOrDefault(call, n == 0 ? 0 : -1) == n;
    }

    /** Whether {@code object} is one that can be handed on by its name, whatever struct it is. */
    private boolean isArgument(Term object, Flow flow) {
        return object.kind() == Term.Kind.PARAMETER ? object.number() >= 0 && object.number() < flow.parameters() && isStruct(spelt(flow, object.number()))
                : object.kind() == Term.Kind.THREAD || object.kind() == Term.Kind.LOAD && isSayable(object.first(), flow) || object.kind() == Term.Kind.MEMBER && isSayable(object, flow);
    }

    private static boolean isStruct(Flow.Variable variable) {
        return variable.type().contains("*") && !variable.type().contains("void") && !variable.name().isEmpty();
    }

    /** The object from which {@code steps}, as rows write them, lead to {@code lock}. */
    private static Optional<Term> object(Term lock, String steps) {
        List<String[]> names = new ArrayList<>();
        Matcher step = STEP.matcher(steps);
        while (step.find()) {
            names.add(0, new String[] {step.group(1), step.group(2), step.group(3)});
        }
        Term at = lock;
        for (String[] name : names) {
            boolean fits = at.kind() == Term.Kind.MEMBER && at.name().equals(name[2]) && (name[1] == null || at.tag().equals(name[1]));
            if (!fits) {
                return Optional.empty();
            }
            at = at.first();
            if (name != names.get(names.size() - 1) && name[0].equals("->")) {
                if (at.kind() != Term.Kind.LOAD) {
                    return Optional.empty();
                }
                at = at.first();
            }
        }
        return Optional.of(at);
    }
}
