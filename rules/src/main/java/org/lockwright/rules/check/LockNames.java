package org.lockwright.rules.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.rules.cache.CacheKey;
import org.lockwright.rules.program.Reading;
import org.lockwright.rules.program.TextSearch;

/** Which of the names that legends use stand anywhere in the code of a tree, comments and strings left out. */
final class LockNames {

    private final Set<String> known;

    private LockNames(Set<String> known) {
        this.known = known;
    }

    /** Looks for {@code names} in {@code files}, those in {@code first} before the others. */
    static LockNames among(Collection<String> names, Reading reading, List<String> first, List<String> files) {
        SourceTree tree = reading.tree();
        Set<String> missing = new TreeSet<>(names);
        search(missing, tree, first);
        if (!missing.isEmpty()) {
            search(missing, tree, reading.files(CacheKey.of("words").addAll(missing).key(), files, TextSearch.anyWord(missing)));
        }
        Set<String> known = new HashSet<>(names);
        known.removeAll(missing);
        return new LockNames(known);
    }

    private static void search(Set<String> missing, SourceTree tree, List<String> files) {
        for (String path : files) {
            if (missing.isEmpty()) {
                return;
            }
            try {
                tree.read(path).ifPresent(source -> {
                    for (Token token : Lexer.tokens(source)) {
                        if (token.kind() == Token.Kind.IDENTIFIER) {
                            missing.remove(token.in(source));
                        }
                    }
                });
            } catch (UnreadableFileException e) {
                continue; // the run reports it where it reads the file for its keys
            }
        }
    }

    /** Whether the code has {@code name}. */
    boolean has(String name) {
        return known.contains(name);
    }
}
