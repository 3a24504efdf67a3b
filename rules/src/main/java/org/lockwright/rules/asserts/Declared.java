package org.lockwright.rules.asserts;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.Unit;

/** Which names a unit can use at some place: those that stand in its headers, or before the place. */
final class Declared {

    private static final Pattern INCLUDE = Pattern.compile("^[ \\t]*#[ \\t]*include[ \\t]*[<\"]([^>\"]+)[>\"]", Pattern.MULTILINE);

    private final SourceTree tree;
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Map<String, Boolean> found = new ConcurrentHashMap<>();

    Declared(SourceTree tree) {
        this.tree = tree;
    }

    /**
     * Whether {@code name} stands in a header of {@code unit}, or in {@code source} before {@code offset}. For a header that is one of those that it includes
     * itself, as not all who include it need include the others.
     */
    boolean has(Unit unit, SourceText source, int offset, String name) {
        if (source.path().endsWith(".h")) {
            return isIn(source.text().substring(0, offset), name) || included(source.path(), new TreeSet<>()).stream().anyMatch(h -> isIn(h, text(h), name));
        }
        return isIn(source.text().substring(0, offset), name) || unit.headers().stream().filter(h -> !h.equals(source.path())).anyMatch(h -> isIn(h, text(h), name));
    }

    /** The headers that {@code path} includes, and those that they do. */
    private Set<String> included(String path, Set<String> out) {
        Matcher m = INCLUDE.matcher(text(path));
        while (m.find()) {
            String name = m.group(1);
            String there = tree.isFile("sys/" + name) ? "sys/" + name : path.substring(0, path.lastIndexOf('/') + 1) + name;
            if (tree.isFile(there) && out.add(there)) {
                included(there, out);
            }
        }
        return out;
    }

    private String text(String path) {
        return texts.computeIfAbsent(path, p -> tree.read(p).map(SourceText::text).orElse(""));
    }

    private boolean isIn(String path, String text, String name) {
        return found.computeIfAbsent(path + " " + name, k -> isIn(text, name));
    }

    private static boolean isIn(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            boolean starts = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
            boolean ends = at + name.length() >= text.length() || !Character.isJavaIdentifierPart(text.charAt(at + name.length()));
            if (starts && ends) {
                return true;
            }
        }
        return false;
    }

    /** The type of the lock variable {@code name} as it is declared: {@code "kmutex_t"}, {@code "krwlock_t *"}; empty for no such declaration. */
    Optional<String> lockType(Unit unit, SourceText source, int offset, String name) {
        Pattern declaration = Pattern.compile("\\b(kmutex_t|krwlock_t)\\b([^;{}()=]*?)(\\*?)\\s*\\b" + Pattern.quote(name) + "\\b\\s*(?:__\\w+\\s*)*[;,=]");
        Optional<String> own = type(declaration, source.text().substring(0, offset));
        return own.isPresent() ? own : unit.headers().stream().sorted().filter(h -> isIn(h, text(h), name)).flatMap(h -> type(declaration, text(h)).stream()).findFirst();
    }

    private static Optional<String> type(Pattern declaration, String text) {
        Matcher m = declaration.matcher(text);
        return m.find() ? Optional.of(m.group(1) + (m.group(3).isEmpty() ? "" : " *")) : Optional.empty();
    }
}
