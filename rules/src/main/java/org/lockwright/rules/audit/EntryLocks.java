package org.lockwright.rules.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;

/**
 * Locks held whenever a function is called.
 *
 * <p>They come from the member the function is put in (table {@code called-locked.txt}), from a macro that wraps it (table
 * {@code wrappers.txt}), or are those that every call in the tree's text was seen to hold, through their callers too. A function whose
 * name stands anywhere else than in a call, or in more than 40 files, may be called from anywhere: nothing is held.
 */
final class EntryLocks {

    private static final int DEPTH = 30;
    private static final int MANY = 40;
    private static final Map<String, String> MEMBERS = pairs("called-locked.txt");
    private static final Map<String, String> WRAPPERS = pairs("wrappers.txt");

    private final SourceTree tree;
    private final LockWords words;
    private final Mentions mentions;
    private final Map<String, Set<String>> known = new HashMap<>();
    private final Map<String, FileText> files = new HashMap<>();
    private final Map<FunctionText, BodyText> bodies = new HashMap<>();

    private record FileText(SourceText source, CodeTokens tokens, List<FunctionText> functions) {
    }

    private static Map<String, String> pairs(String resource) {
        return AuditData.rows(resource).stream().collect(Collectors.toMap(row -> row[0], row -> row[1]));
    }

    /** Locks on entry of functions of {@code tree}, whose names {@code mentions} knows. */
    EntryLocks(SourceTree tree, Mentions mentions, LockWords words) {
        this.tree = tree;
        this.words = words;
        this.mentions = mentions;
    }

    /** Locks held whenever the function {@code name} of {@code path} is called. */
    synchronized Set<String> of(String path, String name) {
        return of(path, name, DEPTH);
    }

    private Set<String> of(String path, String name, int depth) {
        String id = path + " " + name;
        Set<String> before = known.get(id);
        if (before != null || depth == 0) {
            return before == null ? Set.of() : before;
        }
        known.put(id, Set.of()); // what a way round sees: nothing is held
        Set<String> held = null;
        boolean isStatic = file(path).functions().stream().anyMatch(f -> f.name().equals(name) && f.isLocal() && !f.isMacro());
        List<String> places = isStatic ? List.of(path) : mentions.of(name);
        for (int i = 0; i < places.size() && places.size() <= MANY && (held == null || !held.isEmpty()); i++) {
            held = both(held, inFile(file(places.get(i)), name, depth));
        }
        Set<String> out = held == null || places.size() > MANY ? Set.of() : held;
        known.put(id, out);
        return out;
    }

    /** Locks held at every use of {@code name} in a file; null if there is none. */
    private Set<String> inFile(FileText file, String name, int depth) {
        Set<String> held = null;
        boolean isWrapped = false;
        for (int i = 0; i < file.tokens().size(); i++) {
            if (!file.tokens().text(i).equals(name)) {
                continue;
            }
            String wrapper = WRAPPERS.get(file.tokens().text(i - 2));
            if (wrapper != null && file.tokens().text(i - 1).equals("(")) {
                held = both(held, Set.of(wrapper.equals("socket") ? words.socketLock(file.source().path()) : wrapper));
                isWrapped = true; // from here on the name is the wrapper's
            } else if (!isWrapped || file.tokens().text(i + 1).equals("(")) {
                held = both(held, use(file, name, i, depth));
            }
        }
        return held;
    }

    private Set<String> use(FileText file, String name, int i, int depth) {
        CodeTokens tokens = file.tokens();
        int at = tokens.at(i);
        FunctionText function = file.functions().stream().filter(f -> f.body().start() <= at && at < f.body().end()).findFirst().orElse(null);
        boolean isCall = tokens.text(i + 1).equals("(");
        boolean isMember = tokens.text(i - 1).equals("->") || tokens.text(i - 1).equals(".");
        if (isMember || function == null && (isCall || isDirective(tokens, i))) {
            return null; // another thing's name, a declaration, the definition
        }
        if (!isCall) {
            boolean isPut = tokens.text(i - 1).equals("=") && MEMBERS.containsKey(tokens.text(i - 2)) && tokens.text(i - 3).equals(".");
            return isPut ? Set.of(words.socketLock(file.source().path())) : Set.of();
        }
        if (function.isMacro() || function.name().equals(name)) {
            return function.isMacro() ? Set.of() : null;
        }
        Set<String> out = new TreeSet<>(bodies.computeIfAbsent(function, f -> BodyText.of(file.source(), f, words)).locksAt(at));
        out.addAll(of(file.source().path(), function.name(), depth - 1));
        return out;
    }

    private static boolean isDirective(CodeTokens tokens, int i) {
        String before = tokens.text(i - 1);
        return before.equals("define") || before.equals("undef") || tokens.text(i - 2).equals("define");
    }

    private static Set<String> both(Set<String> a, Set<String> b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        Set<String> out = new TreeSet<>(a);
        out.retainAll(b);
        return out;
    }

    private FileText file(String path) {
        return files.computeIfAbsent(path, p -> {
            SourceText source;
            try {
                source = tree.read(p).orElse(SourceText.ofLatin1(p, ""));
            } catch (UnreadableFileException e) {
                source = SourceText.ofLatin1(p, ""); // the run lists it
            }
            return new FileText(source, new CodeTokens(source), FunctionFinder.in(source));
        });
    }
}
