package org.lockwright.tests.mutate;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.keys.Entry;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Mark;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.key.LockPath;
import org.lockwright.rules.key.LockResolver;
import org.lockwright.rules.lockset.FieldUse;

/** Another letter of the legend, that of another lock: flip-key. */
final class KeySites {

    private final Original original;
    private final Known known;
    private final Sites sites = new Sites();

    private KeySites(Original original, Known known) {
        this.original = original;
        this.known = known;
    }

    static Sites of(Original original, Known known) {
        KeySites out = new KeySites(original, known);
        for (KeyedStruct struct : original.keys().structs()) {
            original.keys().locksOf(struct).ifPresent(locks -> struct.marks().forEach(m -> out.mark(struct, m, locks)));
        }
        return out.sites;
    }

    private void mark(KeyedStruct struct, Mark mark, LockResolver locks) {
        Guard guard = KeyModel.guard(struct.legend(), mark);
        Set<String> now = classes(guard, guard.locks(), locks);
        SourceText text = original.text(struct.legend().path());
        boolean single = mark.keys().size() == 1 && mark.keys().get(0).length() == 1 && mark.span().end() <= text.length();
        if (!single || now.isEmpty() || guard.isAtomic()) {
            return;
        }
        String letter = mark.keys().get(0);
        int at = text.slice(mark.span()).indexOf(letter);
        boolean once = at >= 0 && at == text.slice(mark.span()).lastIndexOf(letter) && struct.marks().stream().filter(m -> m.span().equals(mark.span())).count() == 1;
        Optional<String> other = struct.legend().entries().stream().map(Entry::key).filter(k -> k.length() == 1 && !k.equals(letter))
                .filter(k -> isOther(struct, mark, k, now, locks)).findFirst();
        if (once && other.isPresent()) {
            String field = struct.def().tag() + "." + mark.field();
            int start = mark.span().start() + at;
            boolean decided = known.uses(field).stream().anyMatch(u -> isShown(u, struct, mark, other.get(), locks));
            if (decided) {
                sites.add(new Mutant(Operator.FLIP_KEY, text.path(), new Span(start, start + 1), other.get(), "", field, Set.of(field)));
            } else {
                sites.addUndecided(Operator.FLIP_KEY);
            }
        }
    }

    private static Mark with(Mark mark, String letter) {
        return new Mark(mark.field(), List.of(letter), mark.operator(), mark.text(), mark.span(), mark.place());
    }

    /** Whether {@code letter} names locks, none of which is one of {@code now}. */
    private boolean isOther(KeyedStruct struct, Mark mark, String letter, Set<String> now, LockResolver locks) {
        Guard guard = KeyModel.guard(struct.legend(), with(mark, letter));
        Set<String> then = classes(guard, guard.locks(), locks);
        return !then.isEmpty() && !guard.isAtomic() && then.stream().noneMatch(t -> now.stream().anyMatch(n -> known.areOne(n, t, struct.legend().path())));
    }

    /** Whether {@code use} holds what the key says now, and nothing of what {@code letter} would ask of it. */
    private static boolean isShown(FieldUse use, KeyedStruct struct, Mark mark, String letter, LockResolver locks) {
        Guard guard = KeyModel.guard(struct.legend(), with(mark, letter));
        Set<String> asked = classes(guard, (use.write() ? guard.write() : guard.read()).locks(), locks);
        return use.answer().equals("HELD") && !asked.isEmpty() && asked.stream().noneMatch(use.held()::contains);
    }

    private static Set<String> classes(Guard guard, Collection<LockPath> paths, LockResolver locks) {
        Set<String> out = new TreeSet<>();
        paths.forEach(l -> out.add(locks.resolve(l, guard.text()).name()));
        out.remove("");
        return out;
    }
}
