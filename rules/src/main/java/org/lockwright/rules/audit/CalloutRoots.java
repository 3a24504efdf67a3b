package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.rules.program.TextSearch;

/**
 * Callout handlers: what {@code callout_setfunc} and {@code callout_reset} are given, in code and in macros, and functions in members
 * that a handler calls through a pointer (table {@code periodic.txt}).
 *
 * @param roots the handlers, sorted
 * @param unresolved places of handlers that are not a function's name, {@code "file:line: argument"}, sorted
 * @param files number of files that register any
 */
record CalloutRoots(List<Root> roots, List<String> unresolved, int files) {

    /** Which argument is the handler. */
    private static final Map<String, Integer> REGISTER = Map.of("callout_setfunc", 1, "callout_reset", 2);

    /**
     * A handler.
     *
     * @param function the function
     * @param place where it is registered, {@code "file:line"}
     */
    record Root(FunctionText function, String place) implements Comparable<Root> {

        @Override
        public int compareTo(Root o) {
            int c = function.compareTo(o.function);
            return c != 0 ? c : place.compareTo(o.place);
        }
    }

    private record Seen(List<Root> roots, List<String> unresolved, List<String> tables, Map<String, Integer> macros) {

        Seen() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
        }
    }

    /** The handlers registered in {@code paths}. */
    static CalloutRoots in(SourceTree tree, List<String> paths, FunctionIndex index, int threads) {
        List<String> files = TextSearch.files(tree, paths, TextSearch.anyWord(REGISTER.keySet()), threads);
        List<Seen> seen = new ArrayList<>(BigStack.map(files, threads, path -> registered(read(tree, path), REGISTER, index), path -> { }));
        Map<String, Integer> macros = new TreeMap<>();
        seen.forEach(s -> macros.putAll(s.macros()));
        if (!macros.isEmpty()) {
            List<String> uses = TextSearch.files(tree, paths, TextSearch.anyWord(macros.keySet()), threads);
            seen.addAll(BigStack.map(uses, threads, path -> registered(read(tree, path), macros, index), path -> { }));
        }
        List<Root> roots = new ArrayList<>();
        seen.forEach(s -> roots.addAll(s.roots()));
        List<String> tables = seen.stream().flatMap(s -> s.tables().stream()).distinct().sorted().toList();
        List<String> members = AuditData.words("periodic.txt");
        if (!files.isEmpty()) {
            List<String> holders = new ArrayList<>(members);
            holders.addAll(tables);
            List<String> with = TextSearch.files(tree, paths, TextSearch.anyWord(holders), threads);
            BigStack.map(with, threads, path -> initialised(read(tree, path), members, tables, index), path -> { }).forEach(roots::addAll);
        }
        List<String> unresolved = seen.stream().flatMap(s -> s.unresolved().stream()).distinct().sorted().toList();
        return new CalloutRoots(List.copyOf(new TreeSet<>(roots)), unresolved, files.size());
    }

    private static SourceText read(SourceTree tree, String path) {
        try {
            return tree.read(path).orElse(SourceText.ofLatin1(path, ""));
        } catch (UnreadableFileException e) {
            return SourceText.ofLatin1(path, ""); // the run lists it
        }
    }

    /** The handlers that calls of the functions or macros {@code register} are given. */
    private static Seen registered(SourceText source, Map<String, Integer> register, FunctionIndex index) {
        CodeTokens tokens = new CodeTokens(source);
        List<FunctionText> macros = FunctionFinder.in(source).stream().filter(FunctionText::isMacro).toList();
        Seen seen = new Seen();
        for (int i = 0; i < tokens.size(); i++) {
            Integer wanted = register.get(tokens.text(i));
            boolean isUse = wanted != null && tokens.text(i + 1).equals("(") && !tokens.text(i - 1).equals("define");
            List<List<Integer>> arguments = isUse ? tokens.arguments(i + 1) : List.of();
            if (isUse && arguments.size() > wanted && !isOfMacro(source, tokens, arguments.get(wanted), macros, seen)) {
                handler(source.path(), tokens, arguments.get(wanted), index, seen);
            }
        }
        return seen;
    }

    /** Whether {@code argument} is a parameter of the macro it stands in, which then registers what it is given. */
    private static boolean isOfMacro(SourceText source, CodeTokens tokens, List<Integer> argument, List<FunctionText> macros, Seen seen) {
        List<String> names = argument.stream().filter(tokens::isName).map(tokens::text).toList();
        if (names.size() != 1) {
            return false;
        }
        int at = tokens.at(argument.get(0));
        for (FunctionText macro : macros) {
            if (macro.body().start() <= at && at < macro.body().end()) {
                int open = source.text().lastIndexOf('(', macro.body().start());
                List<String> parameters = List.of(source.text().substring(open + 1, macro.body().start() - 1).split("[\\s,\\\\]+"));
                if (parameters.contains(names.get(0))) {
                    seen.macros().put(macro.name(), parameters.indexOf(names.get(0)));
                    return true;
                }
            }
        }
        return false;
    }

    private static void handler(String path, CodeTokens tokens, List<Integer> argument, FunctionIndex index, Seen seen) {
        List<String> words = argument.stream().map(tokens::text).toList();
        if (words.contains("void") && words.indexOf("*") == 1 + words.indexOf("(") && !words.get(0).equals("(")) {
            return; // the declaration
        }
        int bracket = words.indexOf("[");
        String last = argument.stream().filter(tokens::isName).map(tokens::text).reduce("", (a, b) -> b);
        String place = argument.isEmpty() ? path : path + ":" + tokens.line(argument.get(0));
        List<FunctionText> found = bracket > 0 || words.contains("->") || words.contains(".") ? List.of()
                : index.callees(last, path).stream().filter(f -> !f.isMacro()).toList();
        found.forEach(f -> seen.roots().add(new Root(f, place)));
        if (bracket > 0) {
            seen.tables().add(words.get(bracket - 1));
        } else if (found.isEmpty()) {
            seen.unresolved().add(place + ": " + String.join("", words));
        }
    }

    /** Functions that initialisers give to members and tables of pointers. */
    private static List<Root> initialised(SourceText source, List<String> members, List<String> tables, FunctionIndex index) {
        CodeTokens tokens = new CodeTokens(source);
        List<Root> out = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean isMember = members.contains(tokens.text(i)) && tokens.text(i + 1).equals("=") && tokens.isName(i + 2);
            if (isMember) {
                add(source.path(), tokens, i + 2, index, out);
            } else if (tables.contains(tokens.text(i)) && tokens.text(i + 1).equals("[")) {
                int open = i + 2;
                while (open < tokens.size() && !tokens.text(open).equals("{") && !tokens.text(open).equals(";")) {
                    open++;
                }
                for (int j = open + 1; tokens.text(open).equals("{") && j < tokens.size() && !tokens.text(j).equals("}"); j++) {
                    if (tokens.isName(j) && !tokens.text(j - 1).equals("[")) {
                        add(source.path(), tokens, j, index, out);
                    }
                }
            }
        }
        return out;
    }

    private static void add(String path, CodeTokens tokens, int at, FunctionIndex index, List<Root> out) {
        out.addAll(index.callees(tokens.text(at), path).stream().filter(f -> !f.isMacro())
                .map(f -> new Root(f, path + ":" + tokens.line(at))).collect(Collectors.toList()));
    }
}
