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
        given = Fixed.map(given);
        threads = Fixed.set(threads);
        own = Fixed.set(own);
        fresh = Fixed.set(fresh);
        handedOut = Fixed.set(handedOut);
        flags = Fixed.set(flags);
    }

    /** Whether the same is known in {@code o}, but for parts and members of the arguments. */
    boolean isVariant(Entry o) {
        return threads.equals(o.threads) && own.equals(o.own) && fresh.equals(o.fresh) && handedOut.equals(o.handedOut) && flags.equals(o.flags)
                && areIn(given, o.given) && areIn(o.given, given);
    }

    /** Whether what {@code a} knows of whole arguments {@code b} knows too. */
    private static boolean areIn(Map<Term, Fact> a, Map<Term, Fact> b) {
        return a.entrySet().stream().allMatch(e -> e.getKey().kind() != Term.Kind.PARAMETER || e.getValue().equals(b.get(e.getKey())));
    }

    /** What is known in this and in {@code o}, which is the same but for parts and members. */
    Entry widened(Entry o) {
        return new Entry(EntryMemory.either(given, o.given), threads, own, fresh, handedOut, flags);
    }

    /** What is known in this and in {@code o}, whatever else is in either; who may be handed out or have flags in one may be so. */
    Entry and(Entry o) {
        Set<Term> out = new HashSet<>(handedOut);
        out.addAll(o.handedOut);
        Set<Term> bits = new HashSet<>(flags);
        bits.addAll(o.flags);
        return new Entry(EntryMemory.either(given, o.given), common(threads, o.threads), common(own, o.own), common(fresh, o.fresh), out, bits);
    }

    private static Set<Term> common(Set<Term> a, Set<Term> b) {
        Set<Term> out = new HashSet<>(a);
        out.retainAll(b);
        return out;
    }

    Entry withOwn(Set<Term> more) {
        Set<Term> all = new HashSet<>(own);
        all.addAll(more);
        return new Entry(given, threads, all, fresh, handedOut, flags);
    }

    Entry withFresh(Set<Term> more) {
        Set<Term> all = new HashSet<>(fresh);
        all.addAll(more);
        return more.isEmpty() ? this : new Entry(given, threads, own, all, handedOut, flags);
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
        cared.stream().filter(t -> t.kind() != Term.Kind.PARAMETER).forEach(t -> {
            Fact fact = part(t, call, above);
            if (fact != null) {
                given.put(t, fact);
            }
        });
        return new Entry(given, threads, own, fresh, handedOut, flags);
    }

    /** What is known of {@code part} of what the arguments of {@code call} are or lead to; null for nothing. */
    private static Fact part(Term part, Event.Calling call, Entry above) {
        Event.Memory memory = call.known().memory();
        if (memory.setUp().containsKey(part)) {
            return memory.setUp().get(part);
        }
        Term here = Bits.plain(new Substitution(call.arguments(), Term.opaque("result"), "call").of(part));
        if (here.isConstant()) {
            return Fact.of(here.value());
        }
        Fact fact = part.has(Term.Kind.LOAD) ? memory.facts().get(here) : call.known().facts().get(here);
        Term cell = EntryMemory.isBits(here) ? here.first() : here;
        return fact == null && (!EntryMemory.isCell(cell) || memory.isAsOnEntry(cell)) ? above.given.get(here) : fact;
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
