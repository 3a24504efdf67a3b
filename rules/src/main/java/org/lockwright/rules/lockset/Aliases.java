package org.lockwright.rules.lockset;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.rules.pack.Locking;

/** Which lock classes may be one lock at run time, by the pack. */
final class Aliases {

    private final List<Locking.Alias> rows;

    Aliases(Locking locking) {
        this.rows = locking.aliases();
    }

    /** Whether locks of the two classes may be one lock in code of the file {@code path}. */
    boolean mayBeOne(String a, String b, String path) {
        return !a.isEmpty() && !b.isEmpty() && (a.equals(b) || isAlias(a, b, path) || isAlias(b, a, path) || haveCommon(a, b, path));
    }

    private boolean isAlias(String lock, String is, String path) {
        return rows.stream().anyMatch(r -> r.lock().equals(lock) && r.is().equals(is) && applies(r, path));
    }

    private boolean haveCommon(String a, String b, String path) {
        return rows.stream().anyMatch(r -> r.lock().equals(a) && applies(r, path) && isAlias(b, r.is(), path));
    }

    private static boolean applies(Locking.Alias row, String path) {
        return row.in().isEmpty() || row.in().stream().anyMatch(f -> isIn(path, f));
    }

    /** Whether {@code path} is the file or lies in the folder {@code place}. */
    private static boolean isIn(String path, String place) {
        return path.startsWith(place) && (path.length() == place.length() || place.endsWith("/") || path.charAt(place.length()) == '/');
    }

    /** The variable that a lock of class {@code lock} is in code of the file {@code path}, if it can be but one. */
    Optional<Term> variable(String lock, String path) {
        List<String> names = rows.stream().filter(r -> r.lock().equals(lock) && applies(r, path)).map(Locking.Alias::is).distinct().toList();
        return names.size() == 1 && !names.get(0).contains(".") ? Optional.of(Term.global(names.get(0), "")) : Optional.empty();
    }

    /** {@code held} with the other names that these classes have in code of the file {@code path}, where a class is but one variable. */
    Set<String> withNames(Set<String> held, String path) {
        Set<String> out = new TreeSet<>(held);
        for (Locking.Alias row : rows) {
            boolean isOne = applies(row, path) && (held.contains(row.lock()) || held.contains(row.is()))
                    && variable(row.lock(), path).filter(v -> v.name().equals(row.is())).isPresent();
            if (isOne) {
                out.add(row.lock());
                out.add(row.is());
            }
        }
        return out;
    }

    /** Whether one of {@code held} may be meant by {@code lock}. */
    boolean isAmong(Set<Term> held, Term lock, String path) {
        return held.contains(lock) || held.stream().anyMatch(t -> mayBeOne(t.lockClass(), lock.lockClass(), path));
    }

    /** The one of {@code held} that must be meant by {@code lock}: itself, or the only one of its class or of an alias. */
    Optional<Term> match(Set<Term> held, Term lock, String path) {
        if (held.contains(lock)) {
            return Optional.of(lock);
        }
        List<Term> like = held.stream().filter(t -> mayBeOne(t.lockClass(), lock.lockClass(), path)).toList();
        return like.size() == 1 ? Optional.of(like.get(0)) : Optional.empty();
    }
}
