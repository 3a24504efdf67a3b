package org.lockwright.rules.key;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;
import org.lockwright.rules.key.LockIndex.Kind;
import org.lockwright.rules.key.LockIndex.Place;

/** Finds the lock class of each lock that the legend of a struct names. */
public final class LockResolver {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern TAG = Pattern.compile("(?:struct|union) ([A-Za-z_][A-Za-z0-9_]*)|^(?:const |volatile )*([A-Za-z_][A-Za-z0-9_]*?)(?:_t)?\\b");

    private final LockIndex index;
    private final List<StructDef> around;

    /**
     * A resolver for one struct.
     *
     * @param index the tree's locks
     * @param around the struct and those inside and around it; empty for a legend of variables
     */
    public LockResolver(LockIndex index, List<StructDef> around) {
        this.index = index;
        this.around = List.copyOf(around);
    }

    /** The class of {@code lock}, which the legend line {@code text} names. */
    public LockClass resolve(LockPath lock, String text) {
        Matcher of = Pattern.compile(Pattern.quote(lock.text()) + " \\((?:in |of )?struct ([A-Za-z_][A-Za-z0-9_]*)\\)").matcher(text);
        LockClass found = of.find() ? member(lock.text(), of.group(1), LockPath.Root.NAMED_OBJECT) : resolve(lock);
        return found.isResolved() ? found
                : lock.explanations(text).stream().map(this::resolve).filter(LockClass::isResolved).findFirst().orElse(found);
    }

    private LockClass resolve(LockPath lock) {
        List<String> names = lock.names();
        if (names.isEmpty() && NAME.matcher(lock.text()).matches() && !LockExpression.isPlain(lock.text())
                && index.of(lock.text()).stream().anyMatch(p -> p.kind() == Kind.VARIABLE)) {
            return free(lock.text());
        }
        if (names.isEmpty()) {
            return LockClass.unresolved(LockPath.Root.WORDS, "'" + lock.text() + "' is no C expression");
        }
        String last = names.get(names.size() - 1);
        if (lock.text().contains("::")) {
            return member(last, names.get(0).replaceFirst("_t$", ""), LockPath.Root.NAMED_OBJECT);
        }
        int own = ownMember(names);
        if (own == names.size() - 1) {
            return LockClass.of(LockPath.Root.OBJECT, owner(last).orElseThrow().tag() + "." + last);
        }
        if (own >= 0) {
            String tag = own == names.size() - 2 ? tag(field(names.get(own)).orElseThrow()) : "";
            return member(last, tag, LockPath.Root.OBJECT);
        }
        return names.size() == 1 ? free(last) : member(last, "", LockPath.Root.NAMED_OBJECT);
    }

    /** The first name of the path that is a member here: itself, or the second after a variable that stands for the object. */
    private int ownMember(List<String> names) {
        for (int i = 0; i < Math.min(2, names.size()); i++) {
            if (field(names.get(i)).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** A name by itself that is no member here: a macro, a variable, or a member of another struct. */
    private LockClass free(String name) {
        List<Place> places = index.of(name);
        if (places.stream().anyMatch(p -> p.kind() == Kind.MACRO)) {
            return LockClass.of(LockPath.Root.GLOBAL, name + "()");
        }
        if (places.stream().anyMatch(p -> p.kind() == Kind.VARIABLE)) {
            return LockClass.of(LockPath.Root.GLOBAL, name);
        }
        return member(name, "", LockPath.Root.NAMED_OBJECT);
    }

    /** The lock {@code name} of the struct {@code tag}, or of the only struct that has one of that name. */
    private LockClass member(String name, String tag, LockPath.Root root) {
        List<String> owners = index.of(name).stream().filter(p -> p.kind() == Kind.MEMBER).map(Place::owner).distinct().toList();
        if (owners.contains(tag) || owners.size() == 1) {
            return LockClass.of(root, (owners.contains(tag) ? tag : owners.get(0)) + "." + name);
        }
        return LockClass.unresolved(LockPath.Root.UNKNOWN, owners.isEmpty() ? "no lock '" + name + "' is declared in this tree"
                : owners.size() + " structs have a lock '" + name + "', and the path does not say which: " + String.join(", ",
                        owners.subList(0, Math.min(3, owners.size()))) + (owners.size() > 3 ? ", ..." : ""));
    }

    private Optional<StructDef> owner(String name) {
        return around.stream().filter(s -> s.fields().stream().anyMatch(f -> f.name().equals(name))).findFirst();
    }

    private Optional<FieldDef> field(String name) {
        return owner(name).flatMap(s -> s.fields().stream().filter(f -> f.name().equals(name)).findFirst());
    }

    private static String tag(FieldDef field) {
        Matcher m = TAG.matcher(field.type());
        return m.find() ? m.group(1) != null ? m.group(1) : m.group(2) : "";
    }
}
