package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;

/**
 * What runs in callouts: the handlers, and functions they call by name, however deep.
 *
 * <p>Calls through pointers are counted, not followed; neither are the calls in the table {@code not-followed.txt}. Of several ways to a
 * function the shortest is kept, those from handlers that the kernel compiles first. The locks held on entry are those that every way was seen to hold.
 */
final class Reach {

    private static final Set<String> NOT_FOLLOWED = Set.copyOf(AuditData.words("not-followed.txt"));

    private final SourceTree tree;
    private final FunctionIndex index;
    private final LockWords words;
    private final Map<FunctionText, Step> steps = new LinkedHashMap<>();
    private final Map<FunctionText, BodyText> bodies = new LinkedHashMap<>();
    private int pointerCalls;

    /**
     * A function that callouts reach.
     *
     * @param function the function
     * @param caller the step before on the shortest way; null for a handler
     * @param root the handler
     * @param depth calls from the handler
     * @param entry locks held on entry, on every way seen
     */
    record Step(FunctionText function, Step caller, CalloutRoots.Root root, int depth, Set<String> entry) {

        /** Whether the handler and the function are both compiled. */
        boolean isCompiled(FunctionIndex index) {
            return index.isCompiled(root.function().path()) && index.isCompiled(function.path());
        }

        /** The way from the handler. */
        String chain() {
            return caller == null ? function.name() : caller.chain() + " > " + function.name();
        }
    }

    /** Follows {@code roots}. */
    Reach(SourceTree tree, FunctionIndex index, List<CalloutRoots.Root> roots, LockWords words, int threads) {
        this.tree = tree;
        this.index = index;
        this.words = words;
        follow(roots.stream().filter(r -> index.isCompiled(r.function().path())).toList(), threads);
        follow(roots.stream().filter(r -> !index.isCompiled(r.function().path())).toList(), threads);
        bodies.values().forEach(b -> pointerCalls += b.pointerCalls());
    }

    private void follow(List<CalloutRoots.Root> roots, int threads) {
        Set<FunctionText> open = new LinkedHashSet<>();
        for (CalloutRoots.Root root : roots) {
            Step known = steps.get(root.function());
            if (known == null || !known.entry().isEmpty()) {
                Step first = known == null ? new Step(root.function(), null, root, 0, Set.of())
                        : new Step(root.function(), known.caller(), known.root(), known.depth(), Set.of());
                steps.put(root.function(), first);
                open.add(root.function());
            }
        }
        while (!open.isEmpty()) {
            read(open, threads);
            Set<FunctionText> next = new LinkedHashSet<>();
            open.forEach(f -> follow(f, next));
            open = next;
        }
    }

    private void read(Collection<FunctionText> functions, int threads) {
        Map<String, List<FunctionText>> byPath = new TreeMap<>();
        functions.stream().filter(f -> !bodies.containsKey(f))
                .forEach(f -> byPath.computeIfAbsent(f.path(), p -> new ArrayList<>()).add(f));
        List<String> paths = List.copyOf(byPath.keySet());
        List<List<BodyText>> read = BigStack.map(paths, threads, path -> {
            SourceText source = tree.read(path).orElseThrow();
            return byPath.get(path).stream().map(f -> BodyText.of(source, f, words)).toList();
        }, path -> { });
        for (int i = 0; i < paths.size(); i++) {
            for (int j = 0; j < read.get(i).size(); j++) {
                bodies.put(byPath.get(paths.get(i)).get(j), read.get(i).get(j));
            }
        }
    }

    private void follow(FunctionText f, Set<FunctionText> next) {
        Step step = steps.get(f);
        for (BodyText.Call call : bodies.get(f).calls()) {
            if (NOT_FOLLOWED.contains(call.name())) {
                continue;
            }
            Set<String> held = new TreeSet<>(step.entry());
            held.addAll(call.locks());
            for (FunctionText callee : index.callees(call.name(), f.path())) {
                Step known = steps.get(callee);
                if (known == null) {
                    steps.put(callee, new Step(callee, step, step.root(), step.depth() + 1, held));
                    next.add(callee);
                } else if (!held.containsAll(known.entry())) {
                    Set<String> fewer = new TreeSet<>(known.entry());
                    fewer.retainAll(held);
                    steps.put(callee, new Step(callee, known.caller(), known.root(), known.depth(), fewer));
                    next.add(callee);
                }
            }
        }
    }

    /** Functions reached, macros not among them, in the order found. */
    List<Step> steps() {
        return steps.values().stream().filter(s -> !s.function().isMacro()).toList();
    }

    /** What the text of a function reached names. */
    Set<String> names(Step step) {
        return bodies.get(step.function()).names();
    }

    /** The calls in the text of a function reached. */
    List<BodyText.Call> calls(Step step) {
        return bodies.get(step.function()).calls();
    }

    /** Calls through pointers that were not followed. */
    int pointerCalls() {
        return pointerCalls;
    }
}
