package org.lockwright.rules.key;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.Phrases;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;

/**
 * Where the locks of a tree are declared, by name.
 *
 * <p>One pass over the texts notes which files may declare a name; the few files that a legend's names need are read as tokens later.
 */
public final class LockIndex {

    /**
     * One declaration of a lock.
     *
     * @param kind member, variable or macro
     * @param owner tag of the struct of a member; empty otherwise
     * @param path the file
     */
    public record Place(Kind kind, String owner, String path) {
    }

    /** What a name is declared as. */
    public enum Kind {
        /** A member of a struct. */
        MEMBER,
        /** A variable outside functions. */
        VARIABLE,
        /** A macro. */
        MACRO
    }

    private static final String TYPE = "(?:kmutex_t|krwlock_t|struct kmutex|struct krwlock|struct mtx|struct rwlock|__cpu_simple_lock_t)";
    private static final Pattern DECLARED = Pattern.compile("\\b" + TYPE + "[ \\t*]+(?:(?:volatile|const)\\b[ \\t*]*)?([A-Za-z_][A-Za-z0-9_]*)"
            + "(?:[ \\t]*,[ \\t*]*([A-Za-z_][A-Za-z0-9_]*))?");
    private static final Phrases TYPES = Phrases.of(List.of("kmutex", "krwlock", "struct mtx", "struct rwlock", "simple_lock_t"));
    private static final Phrases LOCKISH = Phrases.of(List.of("LOCK", "lock"));
    private static final Pattern DEFINED = Pattern.compile("[ \\t]*#[ \\t]*define[ \\t]+([A-Za-z_][A-Za-z0-9_]*(?:LOCK|lock)[A-Za-z0-9_]*)");

    private final SourceTree tree;
    private final Map<String, Set<String>> filesOf = new ConcurrentHashMap<>();
    private final Map<String, List<Place>> places = new ConcurrentHashMap<>();

    /** An index of {@code tree} that knows no file yet. */
    public LockIndex(SourceTree tree) {
        this.tree = tree;
    }

    /** Notes that the file {@code path} may declare {@code names} as locks. */
    public void add(String path, Collection<String> names) {
        names.forEach(name -> filesOf.computeIfAbsent(name, n -> ConcurrentHashMap.newKeySet()).add(path));
    }

    /** Notes the names that {@code text} of the file {@code path} may declare as locks. */
    public void read(String path, String text) {
        add(path, names(text));
    }

    /** The names that {@code text} may declare as locks. */
    static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        Matcher declared = DECLARED.matcher(text);
        Matcher defined = DEFINED.matcher(text);
        TYPES.anyLine(text, (start, end) -> {
            declared.region(start, end);
            while (declared.find()) {
                names.add(declared.group(1));
                if (declared.group(2) != null) {
                    names.add(declared.group(2));
                }
            }
            return false;
        });
        LOCKISH.anyLine(text, (start, end) -> {
            defined.region(start, end);
            if (defined.lookingAt()) {
                names.add(defined.group(1));
            }
            return false;
        });
        return names;
    }

    /** The declarations of {@code name}, in the order of their files. */
    public List<Place> of(String name) {
        return places.computeIfAbsent(name, n -> {
            List<Place> found = new ArrayList<>();
            for (String path : new TreeSet<>(filesOf.getOrDefault(n, Set.of()))) {
                try {
                    tree.read(path).ifPresent(source -> found.addAll(LockDeclarations.of(source, n)));
                } catch (UnreadableFileException e) {
                    continue; // the run reports it where it reads the file for its keys
                }
            }
            return List.copyOf(found);
        });
    }
}
