package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.flow.Note;

/**
 * How many uses of each field hold its guard. Where hardly any does, it is the key that is likely to be wrong, and that is said once
 * and not at each use.
 */
final class Votes {

    private static final Set<String> HOLDING = Set.of("HELD", "HELD_BY_CLASS");
    /** A key that fewer than half of the writes, or fewer than two thirds of the reads keep, is said once for its field. */
    private static final int FEW = 3;
    private static final int SHOWN = 5;

    private final List<FieldUse> uses;

    Votes(List<FieldUse> uses) {
        this.uses = uses;
    }

    /** The findings in {@code broken}, by field and kind of use, each with the vote; one for all where the key loses it. */
    List<Violation> weighed(Map<String, List<Violation>> broken) {
        List<Violation> out = new ArrayList<>();
        broken.forEach((key, found) -> {
            String field = key.substring(0, key.indexOf(' '));
            boolean write = key.endsWith(" written");
            long held = uses.stream().filter(u -> u.field().equals(field) && u.write() == write && HOLDING.contains(u.answer())).count();
            long all = held + found.size();
            boolean lost = found.size() > FEW && (write ? held * 2 < all : held * 3 < all * 2);
            if (lost) {
                out.add(one(field, write, held, all, found));
            } else {
                found.forEach(v -> out.add(with(v, held + " of " + all + " uses like this hold it")));
            }
        });
        return out;
    }

    private static Violation with(Violation v, String note) {
        List<Note> notes = new ArrayList<>(v.notes());
        notes.add(Note.of(note));
        return new Violation(v.id(), v.must(), v.place(), v.function(), v.subject(), v.message(), notes);
    }

    private static Violation one(String field, boolean write, long held, long all, List<Violation> found) {
        List<Violation> sorted = found.stream().sorted(Comparator.comparing((Violation v) -> v.place().path()).thenComparing(v -> v.place().start())).toList();
        Violation first = sorted.get(0);
        List<Note> notes = new ArrayList<>();
        sorted.stream().limit(SHOWN).forEach(v -> notes.add(Note.elsewhere(v.function() + "() at " + v.place() + ": " + v.message(), v.place())));
        notes.addAll(first.notes().stream().filter(n -> n.text().startsWith("its key says")).toList());
        notes.add(Note.of("the key may be stale, or mean less than it says; then change its mark, else these places need the lock"));
        return new Violation(first.id(), false, first.place(), first.function(), field + (write ? " written" : " read") + " everywhere",
                field + " is " + (write ? "written" : "read") + " with the lock of its key at " + held + " of " + all + " places only", notes);
    }
}
