package org.lockwright.rules.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.rules.program.TextSearch;

/** Functions that are called with a lock held because of the member they are put in, table {@code called-locked.txt}. */
final class EntryLocks {

    private static final Map<String, String> MEMBERS = members();

    private final Map<String, Set<String>> byFunction = new HashMap<>();

    private static Map<String, String> members() {
        Map<String, String> out = new HashMap<>();
        AuditData.rows("called-locked.txt").forEach(row -> out.put(row[0], row[1]));
        return out;
    }

    private record Put(String path, String function) {
    }

    /** Looks for {@code .member = function} in {@code paths}. */
    EntryLocks(SourceTree tree, List<String> paths, FunctionIndex index, LockWords words, int threads) {
        List<String> with = TextSearch.files(tree, paths, TextSearch.anyWord(MEMBERS.keySet()), threads);
        BigStack.map(with, threads, path -> puts(tree, path), path -> { }).stream().flatMap(List::stream)
                .forEach(put -> index.callees(put.function(), put.path()).stream().filter(f -> !f.isMacro())
                        .forEach(f -> byFunction.put(f.path() + " " + f.name(), Set.of(words.socketLock(f.path())))));
    }

    private static List<Put> puts(SourceTree tree, String path) {
        List<Put> out = new java.util.ArrayList<>();
        try {
            tree.read(path).map(CodeTokens::new).ifPresent(tokens -> {
                for (int i = 1; i + 2 < tokens.size(); i++) {
                    boolean isPut = tokens.text(i - 1).equals(".") && MEMBERS.containsKey(tokens.text(i)) && tokens.text(i + 1).equals("=");
                    if (isPut && tokens.isName(i + 2)) {
                        out.add(new Put(path, tokens.text(i + 2)));
                    }
                }
            });
        } catch (UnreadableFileException e) {
            return out; // the run lists it
        }
        return out;
    }

    /** Locks held whenever the function {@code name} of {@code path} is called, as far as the table says. */
    Set<String> of(String path, String name) {
        return byFunction.getOrDefault(path + " " + name, Set.of());
    }
}
