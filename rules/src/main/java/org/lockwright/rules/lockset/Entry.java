package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a function's arguments when it is called, in its own terms.
 *
 * @param given what they are
 * @param threads those that are the running thread
 * @param own objects that are the running code's own, see {@link Ownership}
 * @param fresh objects that nobody else knows
 * @param handedOut objects that a call handed out, and may have locked
 * @param flags those that came to a method of a table in a struct of arguments: their bits may say what the caller holds
 */
record Entry(Map<Term, Fact> given, Set<Term> threads, Set<Term> own, Set<Term> fresh, Set<Term> handedOut, Set<Term> flags) {

    /** Nothing is known. */
    static final Entry NOTHING = new Entry(Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    Entry {
        given = Map.copyOf(given);
        threads = Set.copyOf(threads);
        own = Set.copyOf(own);
        fresh = Set.copyOf(fresh);
        handedOut = Set.copyOf(handedOut);
        flags = Set.copyOf(flags);
    }

    Entry withOwn(Set<Term> more) {
        Set<Term> all = new HashSet<>(own);
        all.addAll(more);
        return new Entry(given, threads, all, fresh, handedOut, flags);
    }

    /** What a function finds that {@code call} calls; {@code caller} is what the calling function found, {@code cared} what matters. */
    static Entry of(Event.Calling call, Context caller, Set<Term> cared) {
        Entry above = caller.entry();
        Map<Term, Fact> given = new HashMap<>();
        Set<Term> threads = new HashSet<>();
        Set<Term> own = new HashSet<>();
        Set<Term> fresh = new HashSet<>();
        Set<Term> handedOut = new HashSet<>();
        Set<Term> flags = new HashSet<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Term argument = call.arguments().get(i);
            Term parameter = Term.parameter(i);
            Fact fact = argument.isConstant() ? Fact.of(argument.value()) : above.given.getOrDefault(argument, call.known().facts().get(argument));
            if (fact != null && cared.contains(parameter)) {
                given.put(parameter, fact);
            }
            add(threads, parameter, argument.kind() == Term.Kind.THREAD || above.threads.contains(argument));
            add(own, parameter, call.known().own().contains(argument) || above.own.contains(argument));
            add(handedOut, parameter, call.known().handedOut().contains(argument) || above.isHandedOut(argument));
            add(flags, parameter, argument.isMethodArgument() && caller.isContract() || above.flags.contains(argument));
            add(fresh, parameter, call.known().fresh().contains(argument) || above.isFresh(argument));
        }
        return new Entry(given, threads, own, fresh, handedOut, flags);
    }

    private static void add(Set<Term> to, Term parameter, boolean so) {
        if (so) {
            to.add(parameter);
        }
    }

    /** Whether {@code term} leads from an object that a call handed out. */
    boolean isHandedOut(Term term) {
        return !handedOut.isEmpty() && handedOut.stream().anyMatch(term::contains);
    }

    /** Whether {@code object} is or is embedded in an object that nobody else knows. */
    boolean isFresh(Term object) {
        return fresh.contains(object.root());
    }
}
