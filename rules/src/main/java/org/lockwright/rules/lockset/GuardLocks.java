package org.lockwright.rules.lockset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockwright.rules.key.LockClass;
import org.lockwright.rules.key.LockPath;
import org.lockwright.rules.key.LockResolver;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.program.FieldId;

/** Names the locks of the guards of one struct at one object. */
final class GuardLocks {

    private static final Pattern ARTICLE = Pattern.compile("^(?:the|a|an|its|this) ");

    private final Locking locking;
    private final FieldTypes types;
    private final String tag;
    private final Optional<LockResolver> resolver;
    private final Term object;

    /**
     * For a struct.
     *
     * @param resolver finds the classes of locks that are no members; empty if the tree's locks were not looked up
     * @param object the address of the object
     */
    GuardLocks(Locking locking, FieldTypes types, String tag, Optional<LockResolver> resolver, Term object) {
        this.locking = locking;
        this.types = types;
        this.tag = tag;
        this.resolver = resolver;
        this.object = object;
    }

    /** The address of the object. */
    Term object() {
        return object;
    }

    /** The lock that {@code path} in the legend line {@code text} means. */
    Need need(LockPath path, String text, boolean exclusive) {
        if (text.contains("maybe " + path.text())) {
            return new Need.Nothing(Need.Nothing.UNRESOLVED + "the legend is not sure of '" + path.text() + "'");
        }
        Optional<Need> own = walk(path, exclusive).or(() -> named(path, exclusive).filter(this::isThere)).or(() -> plain(path, exclusive))
                .or(() -> explained(path, text, exclusive));
        return own.orElseGet(() -> {
            Need found = resolved(path, text, exclusive);
            return found instanceof Need.Nothing ? named(path, exclusive).orElse(found) : found;
        });
    }

    /** Whether the tree that was read has a lock of {@code need}: a pack may speak of structs that another tree has. */
    private boolean isThere(Need need) {
        return need.locks().stream().map(Need.Lock::lockClass).anyMatch(c -> c.indexOf('.') < 0 || types.has(c.substring(0, c.indexOf('.')), c.substring(c.indexOf('.') + 1)));
    }

    /** A path from the object itself, or from a variable that stands for it. */
    private Optional<Need> walk(LockPath path, boolean exclusive) {
        List<String> names = path.names();
        if (names.isEmpty() || path.text().contains("::")) {
            return Optional.empty();
        }
        int first = types.has(tag, names.get(0)) ? 0 : names.size() > 1 && types.has(tag, names.get(1)) ? 1 : -1;
        if (first < 0) {
            return Optional.empty();
        }
        Term at = object;
        String in = tag;
        for (int i = first; i < names.size() - 1; i++) {
            Optional<String> next = types.target(in, names.get(i));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Term member = Term.member(at, in, names.get(i));
            at = types.isPointer(in, names.get(i)) ? Term.load(member) : member;
            in = next.get();
        }
        String last = names.get(names.size() - 1);
        if (!types.has(in, last)) {
            Term from = at;
            String tagThere = in;
            return resolver.map(r -> r.resolve(path, "")).filter(c -> isLock(c) && c.name().endsWith("." + last)).map(c -> {
                String owner = c.name().substring(0, c.name().indexOf('.'));
                return lock(path.text().contains("[") ? Optional.empty() : objectOf(owner, from, tagThere), owner, last, exclusive);
            });
        }
        return Optional.of(lock(path.text().contains("[") ? Optional.empty() : Optional.of(at), in, last, exclusive));
    }

    private static Need lock(Optional<Term> at, String owner, String member, boolean exclusive) {
        return new Need.Lock(at.map(o -> Term.member(o, owner, member).asLock()).orElse(null), owner + "." + member, exclusive);
    }

    /** "The mutex" of a struct that has but one. */
    private Optional<Need> plain(LockPath path, boolean exclusive) {
        String type = switch (words(path.text())) {
            case "mutex" -> "kmutex_t";
            case "rwlock" -> "krwlock_t";
            default -> "";
        };
        return type.isEmpty() ? Optional.empty() : types.only(tag, type).map(m -> lock(Optional.of(object), tag, m, exclusive));
    }

    private static String words(String text) {
        return ARTICLE.matcher(text.toLowerCase(Locale.ROOT).strip()).replaceFirst("");
    }

    /** A lock that the pack has a name or words for. */
    private Optional<Need> named(LockPath path, boolean exclusive) {
        String name = path.text().replaceFirst("\\(.*", "");
        String words = words(path.text());
        for (Locking.LockName lock : locking.locks()) {
            if (lock.name().equals(name) || lock.words().stream().anyMatch(w -> words(w).equals(words))) {
                return classes(lock.is(), exclusive, true);
            }
        }
        return locking.locks().stream()
                .filter(l -> l.words().stream().anyMatch(w -> words.endsWith(" " + words(w))))
                .findFirst().flatMap(l -> classes(l.is(), exclusive, false));
    }

    private Optional<Need> classes(List<String> classes, boolean exclusive, boolean isHere) {
        List<Need> any = classes.stream().map(c -> ofClass(c, exclusive, isHere)).toList();
        return any.size() == 1 ? Optional.of(any.get(0)) : any.isEmpty() ? Optional.empty() : Optional.of(new Need.AnyOf(any));
    }

    /** What the legend says in parentheses of a name that is no lock itself. */
    private Optional<Need> explained(LockPath path, String text, boolean exclusive) {
        if (text.contains(path.text() + " (e.g")) {
            return Optional.empty();
        }
        return path.explanations(text).stream().map(p -> walk(p, exclusive).or(() -> named(p, exclusive))
                .or(() -> resolver.map(r -> r.resolve(p, "")).filter(GuardLocks::isLock).map(c -> ofClass(c.name(), exclusive, true))))
                .flatMap(Optional::stream).findFirst();
    }

    private Need resolved(LockPath path, String text, boolean exclusive) {
        if (path.text().contains("::")) {
            List<String> names = path.names();
            String owner = types.known(names.get(0));
            String last = names.get(names.size() - 1);
            if (types.has(owner, last)) {
                return ofClass(owner + "." + last, exclusive, true);
            }
        }
        Optional<LockClass> found = resolver.map(r -> r.resolve(path, text));
        if (found.filter(GuardLocks::isLock).isPresent()) {
            return ofClass(found.get().name(), exclusive, path.names().size() == 1 || path.text().contains("::"));
        }
        String why = found.map(c -> c.isResolved() ? "no pack says which lock the macro " + c.name() + " takes" : c.why())
                .orElse("'" + path.text() + "' is not a member of " + tag);
        return new Need.Nothing(Need.Nothing.UNRESOLVED + why);
    }

    private static boolean isLock(LockClass found) {
        return found.isResolved() && !found.name().endsWith("()");
    }

    /**
     * A lock of {@code lockClass}: a variable, a member of the object, or one of the struct that the object is a part of, or of a struct
     * that is a part of it. Of any other struct it cannot be told which object's it is.
     *
     * @param isHere whether the legend means the object at hand, if its struct has such a lock
     */
    private Need ofClass(String lockClass, boolean exclusive, boolean isHere) {
        int dot = lockClass.indexOf('.');
        if (dot < 0) {
            return new Need.Lock(Term.global(lockClass, ""), lockClass, exclusive);
        }
        String owner = lockClass.substring(0, dot);
        return lock(isHere ? objectOf(owner, object, tag) : Optional.empty(), owner, lockClass.substring(dot + 1), exclusive);
    }

    /** The struct {@code owner} that the struct {@code inner} at {@code at} is, has for a part, or is a part of. */
    private Optional<Term> objectOf(String owner, Term at, String inner) {
        if (owner.equals(inner)) {
            return Optional.of(at);
        }
        List<FieldId> down = types.part(inner, owner);
        List<FieldId> up = down.isEmpty() ? types.part(owner, inner) : List.of();
        Term object = at;
        for (FieldId member : down) {
            object = Term.member(object, member.tag(), member.name());
        }
        for (int i = up.size() - 1; i >= 0; i--) {
            object = Term.container(object, up.get(i).tag(), up.get(i).name());
        }
        return down.isEmpty() && up.isEmpty() ? Optional.empty() : Optional.of(object);
    }
}
