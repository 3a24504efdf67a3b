package org.lockwright.tests.mutate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.flow.FlowText;
import org.lockwright.rules.flow.FunctionId;

/** Puts faults into a program, several at once that have nothing to do with each other, and looks which of them are found. */
final class Hunt {

    private final Plot plot;
    private final Original original;
    private final Set<String> before = new HashSet<>();
    private final Map<String, Set<String>> callers = new TreeMap<>();
    private final Map<String, Set<String>> callees = new TreeMap<>();
    private final Causes causes;

    Hunt(Plot plot) {
        this.plot = plot;
        this.original = plot.original();
        original.findings().forEach(f -> before.add(f.fingerprint()));
        for (Map.Entry<FunctionId, Set<FunctionId>> e : original.analysis().calls().entrySet()) {
            for (FunctionId callee : e.getValue()) {
                callers.computeIfAbsent(callee.name(), k -> new TreeSet<>()).add(e.getKey().name());
                callees.computeIfAbsent(e.getKey().name(), k -> new TreeSet<>()).add(callee.name());
            }
        }
        this.causes = new Causes(original);
    }

    /** The functions at most two calls from {@code function}, up or down. */
    Set<String> near(String function) {
        Set<String> out = new TreeSet<>(Set.of(function));
        for (Map<String, Set<String>> way : List.of(callers, callees)) {
            Set<String> once = way.getOrDefault(function, Set.of());
            out.addAll(once);
            once.forEach(f -> out.addAll(way.getOrDefault(f, Set.of())));
        }
        return out;
    }

    /** What becomes of {@code batch}; each fault is in a file of its own. */
    List<Outcome> run(List<Mutant> batch) {
        List<Outcome> out = new ArrayList<>();
        List<Mutant> left = new ArrayList<>();
        for (Mutant m : batch) {
            Optional<String> equal = equalTokens(m);
            equal.ifPresentOrElse(why -> out.add(outcome(m, Outcome.Kind.DISCARDED, why)), () -> left.add(m));
        }
        out.addAll(left.stream().anyMatch(m -> m.operator() == Operator.FLIP_KEY) ? keys(left) : code(left));
        return out;
    }

    private Outcome outcome(Mutant m, Outcome.Kind kind, String detail) {
        return new Outcome(new Plot.Sown(plot, m), kind, detail);
    }

    private List<Outcome> keys(List<Mutant> batch) {
        Map<String, SourceText> headers = new TreeMap<>();
        batch.forEach(m -> headers.put(m.path(), m.in(headers.getOrDefault(m.path(), original.text(m.path())))));
        Original.Run run = original.under(headers.values());
        List<Finding> fresh = fresh(run.findings());
        return batch.stream().map(m -> judged(m, fresh.stream().filter(f -> f.subject().startsWith(m.about() + " ")).toList(), List.of(), run)).toList();
    }

    private List<Outcome> code(List<Mutant> batch) {
        List<Outcome> out = new ArrayList<>();
        Map<String, Original.Reading> changed = original.read(batch);
        List<Mutant> left = new ArrayList<>();
        for (Mutant m : batch) {
            Optional<String> none = unread(m, changed.get(m.path()));
            if (none.isPresent()) {
                out.add(outcome(m, Outcome.Kind.DISCARDED, none.get()));
                changed.remove(m.path());
            } else {
                left.add(m);
            }
        }
        if (!left.isEmpty()) {
            Original.Run run = original.with(changed);
            List<Finding> fresh = fresh(run.findings());
            left.forEach(m -> out.add(judged(m, fresh.stream().filter(f -> isAt(m, f)).toList(), fresh, run)));
        }
        return out;
    }

    private List<Finding> fresh(Collection<Finding> after) {
        return after.stream().filter(f -> !before.contains(f.fingerprint())).toList();
    }

    /** Whether {@code f} lies in the function of {@code m}, in one that calls it, or, an assertion, in one that it calls. */
    private boolean isAt(Mutant m, Finding f) {
        boolean here = f.path().equals(m.path()) && f.function().equals(m.function());
        return here || callers.getOrDefault(m.function(), Set.of()).contains(f.function()) || callees.getOrDefault(m.function(), Set.of()).contains(f.function());
    }

    private Outcome judged(Mutant m, List<Finding> near, List<Finding> all, Original.Run run) {
        Optional<Finding> told = near.stream().filter(f -> isTold(m, f) && mayCount(m, f)).findFirst();
        Optional<Finding> farther = all.stream().filter(f -> isTold(m, f) && String.join(" ", Note.texts(f.notes())).contains(m.function() + "()")).findFirst();
        if (told.isPresent()) {
            return outcome(m, Outcome.Kind.DETECTED, told.get().rule() + ": " + told.get().subject());
        } else if (farther.isPresent()) {
            return outcome(m, Outcome.Kind.ELSEWHERE, "told farther away, " + farther.get().rule() + ": " + farther.get().function() + " " + farther.get().subject());
        }
        return outcome(m, Outcome.Kind.MISSED, causes.guess(m, near, run));
    }

    private static boolean isTold(Mutant m, Finding f) {
        return m.operator().family().contains(f.rule()) && names(m, f);
    }

    /** Of a function that is called only assertions count. */
    private boolean mayCount(Mutant m, Finding f) {
        boolean above = m.function().isEmpty() || f.function().equals(m.function()) || callers.getOrDefault(m.function(), Set.of()).contains(f.function());
        return above || f.rule().equals("LW1009");
    }

    /** Whether {@code f} speaks of the lock or the field. */
    static boolean names(Mutant m, Finding f) {
        String said = f.subject() + " " + f.message();
        return m.names().stream().anyMatch(n -> Pattern.compile("(?<![\\w.])" + Pattern.quote(n) + "(?!\\w)").matcher(said).find());
    }

    private Optional<String> equalTokens(Mutant m) {
        SourceText text = original.text(m.path());
        boolean comments = m.operator() == Operator.FLIP_KEY;
        return tokens(text, comments).equals(tokens(m.in(text), comments)) ? Optional.of("equal, token by token") : Optional.empty();
    }

    private static List<String> tokens(SourceText text, boolean comments) {
        return Lexer.tokens(text).stream().filter(t -> comments || t.kind() != Token.Kind.COMMENT).map(t -> t.in(text)).toList();
    }

    /** Why there is no fault to be found: the text is no C, or what the function does is the same. */
    private Optional<String> unread(Mutant m, Original.Reading now) {
        Original.Reading then = original.readings().get(m.path());
        String flow = flow(then, m.function());
        String other = flow(now, m.function());
        if (now.gaps().size() > then.gaps().size() || other.isEmpty()) {
            return Optional.of("does not parse");
        }
        boolean same = flow.equals(other) && m.operator() != Operator.PLAIN_FOR_ATOMIC;
        return same ? Optional.of("unreachable: the function's flow graph is the same") : Optional.empty();
    }

    private static String flow(Original.Reading reading, String function) {
        return reading.flows().flows().stream().filter(f -> f.function().name().equals(function) && f.place().path().equals(reading.flows().path()))
                .map(FlowText::of).collect(Collectors.joining());
    }
}
